/** A request as it goes over the wire. */
export interface ContractRequest {
  readonly method: string;
  /** Percent-encoded, with a leading slash; may have a query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A string is sent as UTF-8, bytes as they are. If absent, no body is sent. */
  readonly body?: string | Uint8Array;
}

/** The part of a response that the contract covers. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** One promise of the API: what AWS must answer to a request. */
export interface ContractCase {
  readonly name: string;
  readonly request: ContractRequest;
  readonly expected: Answer;
}
