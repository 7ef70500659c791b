import { HarnessError } from '../evidence/harness-error.ts';
import { checkHealth } from './check-health.ts';
import { type EmulatorKind, knownEmulators, type StartedEmulator } from './emulator.ts';
import { parseLoopbackEndpoint } from './parse-loopback-endpoint.ts';
import { refuseForeignAccount } from './refuse-foreign-account.ts';

const TIMEOUT_MS = 5_000;

/**
 * Connects to an emulator that is already running, in Docker or not. Stopping the result does nothing.
 *
 * @throws HarnessError if the endpoint is not on this machine, no known emulator answers within 5 s, or
 * it serves an account other than 000000000000.
 */
export async function connectEmulator(address: string): Promise<StartedEmulator> {
  const endpoint = parseLoopbackEndpoint(address);
  const { title } = await recognizeEmulator(endpoint);
  await refuseForeignAccount(endpoint);
  return {
    title,
    endpoint,
    lost: new AbortController().signal,
    readLog: () => `(unavailable: ${title} at ${endpoint} was not started by this process)\n`,
    listContainers: async () => [],
    stop: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

async function recognizeEmulator(endpoint: string): Promise<EmulatorKind> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let got = 'none of their health pages';
  try {
    for (const kind of knownEmulators) {
      if (await checkHealth(endpoint, kind, signal)) return kind;
    }
  } catch (error) {
    const { message, cause } = error as Error;
    got = cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  throw new HarnessError({
    problem: `Expected LocalStack or MiniStack at ${endpoint}, got ${got} after ${waitedMs} ms.`,
    advice:
      '`docker compose up -d --wait`, then `docker compose ps`; another program may be using the port.',
  });
}
