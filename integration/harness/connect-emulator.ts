import type { StartedEmulator } from './emulator.ts';
import { parseLoopbackEndpoint } from './parse-loopback-endpoint.ts';
import { refuseForeignAccount } from './refuse-foreign-account.ts';

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * An emulator that runs already, by compose or installed without Docker. Stopping it does nothing:
 * who started it stops it.
 *
 * @throws Error when the endpoint is not on this machine, no emulator answers there within 5 s, or it
 * serves another account than 000000000000.
 */
export async function connectEmulator(address: string): Promise<StartedEmulator> {
  const endpoint = parseLoopbackEndpoint(address);
  const title = await recognise(endpoint);
  await refuseForeignAccount(endpoint);
  return {
    title,
    endpoint,
    lost: new AbortController().signal,
    readLog: () =>
      `${title} at ${endpoint} was not started by this run, which has not got its log.\n`,
    stop: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

async function recognise(endpoint: string): Promise<string> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  let got = 'neither of their health pages';
  try {
    // MiniStack serves LocalStack's page as well, so its own is asked for first.
    for (const [title, path] of [
      ['MiniStack', '/_ministack/health'],
      ['LocalStack', '/_localstack/health'],
    ] as const) {
      const answer = await fetch(endpoint + path, { signal });
      const text = await answer.text();
      if (answer.ok && text.includes('"services"')) return title;
    }
  } catch (error) {
    const { message, cause } = error as Error;
    got = cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  throw new Error(
    `Expected LocalStack or MiniStack at ${endpoint}, got ${got} after ${waitedMs} ms.\n` +
      'Try: `docker compose up -d --wait`, then `docker compose ps`; another program may hold the port.',
  );
}
