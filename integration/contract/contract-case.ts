/** A request as a client sends it. */
export interface ContractRequest {
  readonly method: string;
  /** Percent-encoded, with a leading slash; may have a query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A string is sent as UTF-8, bytes as they are. Without it the request has no body. */
  readonly body?: string | Uint8Array;
}

/** The part of a response that the contract defines. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** One promise of the API: how AWS must answer a request. */
export interface ContractCase {
  readonly name: string;
  readonly request: ContractRequest;
  readonly expected: Answer;
}
