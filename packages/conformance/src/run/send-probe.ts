import { request as requestHttp } from 'node:http';
import type { ProbeAnswer, ProbeRequest } from '../probe/probe.ts';
import type { DoorAddress } from './door-address.ts';

const TIMEOUT_MS = 60_000;

/**
 * Sends one request with its header lines as given.
 *
 * @throws Error if no answer comes, with the socket's reason.
 */
export function sendProbe(address: DoorAddress, request: ProbeRequest): Promise<ProbeAnswer> {
  const { method, path, body } = request;
  const { hostname, port, host } = new URL(address.origin);
  const length = body === undefined ? [] : ['content-length', String(Buffer.byteLength(body))];
  return new Promise((resolve, reject) => {
    let answering = false;
    const outgoing = requestHttp(
      {
        method,
        hostname,
        port,
        path: `${address.basePath}${path}`,
        headers: ['host', address.host ?? host, ...request.headers.flat(), ...length],
        timeout: TIMEOUT_MS,
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
    // A front door may refuse a large body, answer and close before all of it is sent.
    outgoing.on('error', (cause) => {
      if (answering) return;
      reject(new Error(`Expected an answer to ${method} ${path}, got ${cause.message}`, { cause }));
    });
    outgoing.end(body);
  });
}

function pairUp(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    pairs.push([(rawHeaders[i] ?? '').toLowerCase(), rawHeaders[i + 1] ?? '']);
  }
  return pairs;
}
