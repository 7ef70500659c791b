import type { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';

/** What a front door answers, but for the headers of the connection, the length and the date. */
export interface Answer {
  readonly statusCode: number;
  /** Names and values in turn, as they are sent. A name may come twice. */
  readonly headers: readonly string[];
  /** A string is sent as UTF-8, in one write with the headers. */
  readonly body: string | Buffer | Readable;
}

/** An answer whose body is `{"message":"..."}`, as AWS's own answers are. */
export function messageAnswer(
  statusCode: number,
  message: string,
  headers: readonly string[] = [],
): Answer {
  return {
    statusCode,
    headers: ['content-type', 'application/json', ...headers],
    body: JSON.stringify({ message }),
  };
}
