import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ApiAddress } from './api-address.ts';

/** Header names and values: an object, or a list where a name can occur twice. */
export type RequestHeaders =
  | Readonly<Record<string, string>>
  | readonly (readonly [name: string, value: string])[];

/** A request, sent exactly as given. */
export interface HttpRequest {
  readonly method: string;
  /** Sent as it is; starts with a slash. */
  readonly path: string;
  readonly headers?: RequestHeaders;
  /** A string is sent as UTF-8, bytes as they are; absent, no body is sent. */
  readonly body?: string | Uint8Array;
}

/** The answer to a request. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Every header line in the order received, names in lower case. */
  readonly headerLines: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** How a request is sent. */
export interface ConnectionOptions {
  readonly signal?: AbortSignal | undefined;
  /** Keeps connections open; by default those of plain HTTP are shared by all requests. */
  readonly agent?: Agent | undefined;
  /** How long the server may be silent; defaults to a minute. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 60_000;

// Emulators are on this machine and speak plain HTTP. Unlike Node's own, this agent uses no proxy,
// whatever HTTP_PROXY and NODE_USE_ENV_PROXY say.
const direct = new Agent({ keepAlive: true, timeout: 5_000 });

/**
 * Sends one request exactly as given and returns the whole answer. Redirects are not followed, and a
 * plain HTTP request uses no proxy.
 *
 * Not `fetch`, which silently ignores a Host header, adds a content type and normalizes paths.
 *
 * @throws Error if the server is silent for too long or the connection breaks before it.
 */
export async function sendRequest(
  address: ApiAddress,
  request: HttpRequest,
  options: ConnectionOptions = {},
): Promise<HttpAnswer> {
  const { method, path, body } = request;
  const { signal, agent, timeoutMs = TIMEOUT_MS } = options;
  const { protocol, hostname, port, host } = new URL(address.origin);
  const given = Array.isArray(request.headers)
    ? request.headers
    : Object.entries(request.headers ?? {});
  const length = body === undefined ? [] : ['content-length', String(Buffer.byteLength(body))];
  const requestOptions: RequestOptions = {
    method,
    hostname,
    port,
    path: `${address.basePath}${path}`,
    headers: ['host', address.host ?? host, ...given.flat(), ...length],
    timeout: timeoutMs,
    ...(signal ? { signal } : {}),
  };
  const chosen = agent ?? (protocol === 'http:' ? direct : undefined);
  if (chosen) requestOptions.agent = chosen;
  return new Promise((resolve, reject) => {
    let isAnswering = false;
    const fail = (cause: Error) => {
      const url = `${address.origin}${address.basePath}${path}`.slice(0, 200);
      reject(new Error(`${method} ${url} got no answer: ${cause.message}`, { cause }));
    };
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(requestOptions, (incoming) => {
      isAnswering = true;
      readAnswer(incoming).then(resolve, fail);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${timeoutMs} ms`)));
    // A server can refuse a large body, answer, and close the connection before it has read all of it.
    outgoing.on('error', (error) => {
      if (!isAnswering) fail(error);
    });
    outgoing.end(body);
  });
}

async function readAnswer(incoming: IncomingMessage): Promise<HttpAnswer> {
  const body = Buffer.concat(await incoming.toArray());
  const { statusCode = 0, headers, rawHeaders } = incoming;
  const headerLines: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    headerLines.push([(rawHeaders[i] ?? '').toLowerCase(), rawHeaders[i + 1] ?? '']);
  }
  return { status: statusCode, headers, headerLines, body };
}
