import { connect } from 'node:net';

const BODY = '{"a":12,"b":3}';
const EXPECTED = '{"result":36}';
const REQUEST = `POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** What a round of requests showed. */
export interface Load {
  readonly requests: number;
  readonly durationMs: number;
  readonly latenciesMs: readonly number[];
  /** The client's share of one processor. */
  readonly clientShare: number;
}

/**
 * Sends requests over so many connections at once, each the next as soon as it has its answer. Raw
 * sockets, whose bytes are compared and not parsed: a client of node:http is as busy as the server.
 */
export async function load(port: number, connections: number, durationMs: number): Promise<Load> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  const usage = process.cpuUsage();
  await Promise.all(
    Array.from({ length: connections }, () =>
      requestUntil(port, (nowMs) => nowMs >= startedMs + durationMs, latenciesMs),
    ),
  );
  const elapsedMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(usage);
  return {
    requests: latenciesMs.length,
    durationMs: elapsedMs,
    latenciesMs,
    clientShare: (user + system) / 1000 / elapsedMs,
  };
}

/** Resolves once that many requests are answered, one after the other; rejects while nothing listens. */
export async function requestTimes(port: number, times: number): Promise<void> {
  const latenciesMs: number[] = [];
  await requestUntil(port, () => latenciesMs.length >= times, latenciesMs);
}

function requestUntil(
  port: number,
  isOver: (nowMs: number) => boolean,
  latenciesMs: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = '';
    let sentMs = 0;
    const send = () => {
      sentMs = performance.now();
      socket.write(REQUEST);
    };
    const socket = connect(port, '127.0.0.1', send);
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      received += data;
      if (!received.endsWith(EXPECTED)) return;
      received = '';
      const nowMs = performance.now();
      latenciesMs.push(nowMs - sentMs);
      if (isOver(nowMs)) {
        socket.destroy();
        resolve();
      } else {
        send();
      }
    });
    socket.on('error', reject);
    socket.on('close', () => reject(unexpected(received)));
  });
}

function unexpected(text: string): Error {
  return new Error(`Expected ${EXPECTED}, got ${JSON.stringify(text.slice(0, 500))}`);
}
