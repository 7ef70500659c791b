import type { Buffer } from 'node:buffer';
import type { RequestHead } from '../event/request-head.ts';
import type { Answer } from '../response/answer.ts';

/** One of AWS's ways to a function over HTTP, as it works without the socket. */
export interface FrontDoor {
  /** Decides, before a body is read, what becomes of a request. */
  open(head: RequestHead): Exchange;
  /** The answer to what is no request: bad HTTP, a time-out, too many headers, an unknown coding. */
  refuse(statusCode: 400 | 408 | 431 | 501): Answer;
}

/** One request and its answer. */
export interface Exchange {
  /** The largest body that can be answered with anything but `tooLarge`. */
  readonly maxBodyBytes: number;
  tooLarge(): Answer;
  /** Never rejects. */
  answer(body: Buffer): Promise<Answer>;
}
