import { Agent, request } from 'node:http';
import { connect } from 'node:net';

const BODY = '{"a":12,"b":3}';
const EXPECTED = '{"result":36}';
const HEADERS = { 'content-type': 'application/json', 'content-length': BODY.length };
const CONNECTIONS = 16;

const RAW_REQUEST = `POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** Requests a second of a node:http client over 16 connections that are kept. */
export async function measureLoad(port: number, durationMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const perSecond = await measure(durationMs, async (untilMs) => {
    let count = 0;
    while (performance.now() < untilMs) {
      await requestWith(agent, port);
      count += 1;
    }
    return count;
  });
  agent.destroy();
  return perSecond;
}

/** The same over raw sockets, which leave the client almost no work: the strictest comparison. */
export function measureRawLoad(port: number, durationMs: number): Promise<number> {
  return measure(durationMs, (untilMs) => requestRawUntil(port, untilMs));
}

/** Resolves once that many requests are answered, one after the other; rejects while nothing listens. */
export async function requestTimes(port: number, times: number): Promise<void> {
  await requestRawUntil(port, 0, times);
}

async function measure(
  durationMs: number,
  countUntil: (untilMs: number) => Promise<number>,
): Promise<number> {
  const startedMs = performance.now();
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => countUntil(startedMs + durationMs)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (total / (performance.now() - startedMs)) * 1000;
}

function requestWith(agent: Agent, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port, method: 'POST', headers: HEADERS },
      (response) => {
        let body = '';
        response.on('data', (data) => {
          body += data;
        });
        response.on('end', () => (body === EXPECTED ? resolve() : reject(unexpected(body))));
      },
    );
    sent.on('error', reject);
    sent.end(BODY);
  });
}

function requestRawUntil(port: number, untilMs: number, atLeast = 1): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(RAW_REQUEST));
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      received += data;
      if (!received.endsWith(EXPECTED)) return;
      received = '';
      count += 1;
      if (count < atLeast || performance.now() < untilMs) socket.write(RAW_REQUEST);
      else socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () =>
      received === '' && count >= atLeast ? resolve(count) : reject(unexpected(received)),
    );
  });
}

function unexpected(text: string): Error {
  return new Error(`Expected ${EXPECTED}, got ${JSON.stringify(text.slice(0, 500))}`);
}
