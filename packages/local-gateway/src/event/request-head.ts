/** A request as it is known before its body is read. */
export interface RequestHead {
  readonly method: string;
  /** As the client wrote it: a path with its query, or an absolute URL. */
  readonly target: string;
  /** Names and values in turn, as Node has them. */
  readonly rawHeaders: readonly string[];
  /** Such as `1.1`. */
  readonly httpVersion: string;
  readonly sourceIp: string;
  readonly receivedMs: number;
}

/** The value of the first header line of this lower-case name. */
export function findHeader(head: RequestHead, name: string): string | undefined {
  const { rawHeaders } = head;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if ((rawHeaders[i] ?? '').toLowerCase() === name) return rawHeaders[i + 1];
  }
  return undefined;
}
