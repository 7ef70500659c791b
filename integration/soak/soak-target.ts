import { Agent } from 'node:http';
import { type ApiAddress, sendRequest } from 'cdk-emulator-harness';
import { type SoakCase, soakCases } from './soak-cases.ts';

/** How a target answered the requests. */
export interface SoakResult {
  readonly requests: number;
  readonly seconds: number;
  /** From a request's start to its answer's end, in ascending order. */
  readonly latenciesMs: readonly number[];
  /** The number of each unexpected answer. */
  readonly wrong: ReadonlyMap<string, number>;
  /** The number of answers with status 500 or above. */
  readonly serverErrors: number;
}

export interface SoakOptions {
  readonly requests: number;
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Receives the number of answers every 1,000 answers. */
  readonly onProgress: (answered: number) => void;
}

const PROGRESS_EVERY = 1000;

/** Sends `requests` requests over `atOnce` persistent connections and checks each answer. */
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

async function send(
  agent: Agent,
  address: ApiAddress,
  { body }: SoakCase,
): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'application/json' };
  try {
    const request = { method: 'POST', path: '/', headers, body };
    const answer = await sendRequest(address, request, { agent });
    return { status: answer.status, body: answer.body.toString() };
  } catch (error) {
    // A broken connection is a wrong answer and does not end the soak.
    return { status: 0, body: (error as Error).message };
  }
}
