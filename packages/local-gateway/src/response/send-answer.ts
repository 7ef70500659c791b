import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import { hopByHopHeaders } from '../event/hop-by-hop.ts';
import type { Answer } from './answer.ts';

// The gateway owns the connection and the length.
const OWN_HEADERS = new Set([...hopByHopHeaders, 'content-length']);

/** Sends an answer. Resolves to whether the client got it to the end. */
export async function sendAnswer(response: ServerResponse, answer: Answer): Promise<boolean> {
  const { body } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    writeHead(response, answer, Buffer.byteLength(body));
    response.end(body);
    return true;
  }
  writeHead(response, answer);
  // The client learns the status before the first byte of the body, however late that comes.
  response.flushHeaders();
  return await new Promise((resolve) => {
    response.once('close', () => {
      body.destroy();
      resolve(response.writableFinished);
    });
    // A body that breaks off midway must not look complete: the connection is closed instead.
    body.once('error', () => response.destroy());
    body.pipe(response);
  });
}

/** Writes status and headers of an answer with a body of so many bytes; undefined for a stream. */
export function writeHead(response: ServerResponse, answer: Answer, bodyLength?: number): void {
  const headers: string[] = [];
  for (let i = 0; i + 1 < answer.headers.length; i += 2) {
    const name = answer.headers[i] ?? '';
    if (!OWN_HEADERS.has(name.toLowerCase())) headers.push(name, answer.headers[i + 1] ?? '');
  }
  // Set here, or Node adds a keep-alive header that AWS does not send.
  headers.push('connection', response.shouldKeepAlive ? 'keep-alive' : 'close');
  if (bodyLength !== undefined && hasLength(answer.statusCode, bodyLength)) {
    headers.push('content-length', String(bodyLength));
  }
  response.writeHead(answer.statusCode, headers);
}

/** RFC 9110, 8.6: no length with 204, and with 304 none but the one that a 200 would have. */
function hasLength(statusCode: number, bodyLength: number): boolean {
  if (statusCode === 204) return false;
  return statusCode !== 304 || bodyLength > 0;
}
