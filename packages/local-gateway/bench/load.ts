import { connect } from 'node:net';

const BODY = '{"a":12,"b":3}';
const EXPECTED = '{"result":36}';
const REQUEST = `POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
const CONNECTIONS = 16;

/**
 * Requests a second over 16 connections that are kept, one request at a time on each. Raw sockets: an
 * HTTP client in JavaScript costs more than the servers and would hide what is between them.
 */
export async function measureLoad(port: number, durationMs: number): Promise<number> {
  const startedMs = performance.now();
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => requestUntil(port, startedMs + durationMs)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (total / (performance.now() - startedMs)) * 1000;
}

/** Resolves once one request is answered; rejects while nothing listens. */
export async function requestOnce(port: number): Promise<void> {
  await requestUntil(port, 0);
}

function requestUntil(port: number, untilMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(REQUEST));
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      received += data;
      if (!received.endsWith(EXPECTED)) return;
      received = '';
      count += 1;
      if (performance.now() < untilMs) socket.write(REQUEST);
      else socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (received === '' && count > 0) resolve(count);
      else reject(new Error(`Expected ${EXPECTED}, got ${JSON.stringify(received.slice(0, 500))}`));
    });
  });
}
