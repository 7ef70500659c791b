import { type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ApiAddress } from './api-address.ts';

export interface HttpRequest {
  readonly method: string;
  /** Goes over the wire as it is; starts with a slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const TIMEOUT_MS = 60_000;

/**
 * Sends one request exactly as given and returns the whole answer.
 *
 * Not `fetch`: that ignores a Host header without a word, adds a content type, and normalises paths.
 *
 * @throws Error when nothing answers within a minute or the connection breaks.
 */
export async function sendRequest(
  address: ApiAddress,
  request: HttpRequest,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  const { method, path, headers, body } = request;
  const url = `${address.origin}${address.basePath}${path}`;
  const { protocol, hostname, port } = new URL(address.origin);
  const options: RequestOptions = {
    method,
    hostname,
    port,
    path: `${address.basePath}${path}`,
    headers: {
      ...(address.host ? { host: address.host } : {}),
      ...headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    timeout: TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      reject(
        new Error(`${method} ${url.slice(0, 200)} got no answer: ${cause.message}`, { cause }),
      );
    };
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', fail);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${TIMEOUT_MS} ms`)));
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
