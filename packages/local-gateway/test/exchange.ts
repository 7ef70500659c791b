import { Buffer } from 'node:buffer';
import { connect } from 'node:net';

/** A request to be written byte for byte; only `host` and `content-length` are filled in. */
export interface RawRequest {
  method?: string;
  target?: string;
  headers?: readonly (readonly [string, string])[];
  body?: string | Buffer;
}

export interface Answer {
  statusCode: number;
  /** Names in lower case; of repeated ones the last. */
  headers: Record<string, string>;
  setCookies: string[];
  /** Every header line as it came: name and value. */
  lines: (readonly [string, string])[];
  body: string;
  bytes: Buffer;
}

/** Sends one request over a socket of its own and reads one answer. */
export function exchange(port: number, request: RawRequest = {}): Promise<Answer> {
  return exchangeBytes(port, formatRequest(request), request.method !== 'HEAD');
}

export function formatRequest({
  method = 'GET',
  target = '/',
  headers = [],
  body,
}: RawRequest): Buffer {
  const has = (name: string) => headers.some(([other]) => other.toLowerCase() === name);
  const lines = [`${method} ${target} HTTP/1.1`];
  if (!has('host')) lines.push('host: example.test');
  if (body !== undefined && !has('content-length') && !has('transfer-encoding')) {
    lines.push(`content-length: ${Buffer.byteLength(body)}`);
  }
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body ?? '')]);
}

/** Writes bytes and reads one answer, as soon as it is complete. Rejects when none comes. */
export function exchangeBytes(port: number, bytes: Buffer, hasBody = true): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const answer = parseAnswer(received, hasBody);
      if (answer === undefined) return;
      socket.destroy();
      resolve(answer);
    });
    socket.on('error', reject);
    socket.on('close', () =>
      reject(new Error(`Expected an answer, got ${received.length} bytes and the end`)),
    );
  });
}

/** The first final answer in the bytes, or undefined while it is incomplete. */
export function parseAnswer(received: Buffer, hasBody = true): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const statusCode = Number(statusLine.split(' ')[1]);
  if (statusCode === 100) return parseAnswer(received.subarray(end + 4), hasBody);
  const written = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const pairs = written.map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = Object.fromEntries(pairs);
  const bytes = received.subarray(end + 4);
  if (hasBody && bytes.length < Number(headers['content-length'] ?? 0)) return undefined;
  const setCookies = pairs.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
  return { statusCode, headers, setCookies, lines: written, body: bytes.toString(), bytes };
}
