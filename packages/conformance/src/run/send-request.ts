import { Buffer } from 'node:buffer';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Answer, CaseRequest } from '../cases/case.ts';
import type { Address } from './address.ts';

const TIMEOUT_MS = 60_000;

/** The Host header of a request. */
export function hostOf({ origin, host }: Address, { forUnknownHost }: CaseRequest): string {
  const known = host ?? new URL(origin).host;
  // As long as the id of a function URL.
  return forUnknownHost ? known.replace(/^[^.:]+/, 'x'.repeat(32)) : known;
}

/**
 * Sends one request with its header lines as given.
 *
 * @throws Error if no answer comes, with the socket's reason.
 */
export function sendRequest(address: Address, request: CaseRequest): Promise<Answer> {
  const { method, body, headers } = request;
  const { protocol, hostname, port } = new URL(address.origin);
  const length = body === undefined ? [] : ['content-length', String(Buffer.byteLength(body))];
  const path = `${basePathOf(address, request)}${request.path}`;
  const send = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    let answering = false;
    const outgoing = send(
      {
        method,
        hostname,
        port,
        path,
        headers: ['host', hostOf(address, request), ...headers.flat(), ...length],
        timeout: TIMEOUT_MS,
        // Front doors were recorded with a connection for each request.
        agent: false,
      },
      (incoming) => {
        answering = true;
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: pairUp(incoming.rawHeaders),
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${TIMEOUT_MS} ms`)));
    // A front door can refuse a large body, answer and close before all of it is sent.
    outgoing.on('error', (cause) => {
      if (!answering) reject(new Error(`no answer: ${cause.message}`, { cause }));
    });
    outgoing.end(body);
  });
}

function basePathOf({ basePath }: Address, { repeatsSlashBeforeStage }: CaseRequest): string {
  return repeatsSlashBeforeStage ? basePath.replace(/\/(?=[^/]*$)/, '//') : basePath;
}

function pairUp(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  }
  return pairs;
}
