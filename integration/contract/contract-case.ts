/** A request as it goes over the wire. */
export interface ContractRequest {
  readonly method: string;
  /** Percent-encoded, with a leading slash; may carry a query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text is sent as UTF-8, bytes as they are; absent, no body is sent. */
  readonly body?: string | Uint8Array;
}

/** What a client gets back, as far as the contract goes. */
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
