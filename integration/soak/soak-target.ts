import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import type { ApiAddress } from '../harness/api-address.ts';
import { type SoakCase, soakCases } from './soak-cases.ts';

/** What a target made of the requests. */
export interface SoakResult {
  readonly requests: number;
  readonly seconds: number;
  /** From a request's start to its answer's end, in ms, in ascending order. */
  readonly latenciesMs: readonly number[];
  /** Answers that were not the expected one, by what came instead. */
  readonly wrong: ReadonlyMap<string, number>;
  /** Answers of 500 and above. */
  readonly serverErrors: number;
}

export interface SoakOptions {
  readonly requests: number;
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Gets the number of answers from time to time. */
  readonly onProgress: (answered: number) => void;
}

const TIMEOUT_MS = 60_000;
const PROGRESS_EVERY = 1000;

/** Sends so many requests over so many connections that are kept, and checks each answer. */
export async function soakTarget(
  address: ApiAddress,
  { requests, atOnce, signal, onProgress }: SoakOptions,
): Promise<SoakResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latenciesMs: number[] = [];
  const wrong = new Map<string, number>();
  let serverErrors = 0;
  let sent = 0;
  const startedMs = performance.now();

  const sendInTurn = async () => {
    while (sent < requests) {
      signal.throwIfAborted();
      const soakCase = soakCases[sent % soakCases.length];
      if (!soakCase) throw new Error('Expected cases to send, got none');
      sent += 1;
      const sentMs = performance.now();
      const answer = await send(agent, address, soakCase);
      latenciesMs.push(performance.now() - sentMs);
      if (answer.status >= 500) serverErrors += 1;
      const got = `${answer.status} ${answer.body.slice(0, 100)}`;
      if (got !== soakCase.expected) wrong.set(got, (wrong.get(got) ?? 0) + 1);
      if (latenciesMs.length % PROGRESS_EVERY === 0) onProgress(latenciesMs.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, sendInTurn));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - startedMs) / 1000;
  latenciesMs.sort((a, b) => a - b);
  return { requests: latenciesMs.length, seconds, latenciesMs, wrong, serverErrors };
}

function send(
  agent: Agent,
  address: ApiAddress,
  { body }: SoakCase,
): Promise<{ status: number; body: string }> {
  const { hostname, port, host } = new URL(address.origin);
  return new Promise((resolve) => {
    // A broken connection is a wrong answer, not the end of the soak.
    const fail = (error: Error) => resolve({ status: 0, body: error.message });
    const outgoing = requestHttp(
      {
        agent,
        hostname,
        port,
        method: 'POST',
        path: `${address.basePath}/`,
        headers: {
          host: address.host ?? host,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
        timeout: TIMEOUT_MS,
      },
      (incoming: IncomingMessage) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('error', fail);
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: text }));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${TIMEOUT_MS} ms`)));
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
