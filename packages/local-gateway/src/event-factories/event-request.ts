import { Buffer } from 'node:buffer';
import type { RequestHead } from '../event/request-head.ts';

/** A request to make an event of; every field has a default. */
export interface EventRequest {
  /** `GET` by default, `POST` with a body. */
  readonly method?: string;
  /** As a client writes it, with its query: `/pets/a%20b?q=1`. `/` by default. */
  readonly path?: string;
  /** A list for a header that is sent several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A string is sent as UTF-8. None by default. */
  readonly body?: string | Uint8Array;
}

/** A stage for an event; its variables are none by default. */
export interface EventStage {
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A request as it arrives at a front door whose domain is `host`. */
export function receive(
  request: EventRequest,
  host: string,
): { readonly head: RequestHead; readonly body: Buffer } {
  const body = Buffer.from(request.body ?? '');
  const rawHeaders: string[] = [];
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    for (const each of [value].flat()) rawHeaders.push(name, each);
  }
  const has = (name: string) =>
    rawHeaders.some((text, index) => index % 2 === 0 && text.toLowerCase() === name);
  if (!has('host')) rawHeaders.push('Host', host);
  if (request.body !== undefined && !has('content-length')) {
    rawHeaders.push('Content-Length', String(body.length));
  }
  const head: RequestHead = {
    method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
    target: request.path ?? '/',
    rawHeaders,
    httpVersion: '1.1',
    sourceIp: '127.0.0.1',
    receivedMs: Date.now(),
  };
  return { head, body };
}

/** Such as `local.execute-api.us-east-1.amazonaws.com`. */
export const API_HOST = 'local.execute-api.us-east-1.amazonaws.com';
