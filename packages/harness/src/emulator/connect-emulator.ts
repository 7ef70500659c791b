import { HarnessError } from '../evidence/harness-error.ts';
import { checkHealth } from './check-health.ts';
import { type EmulatorKind, knownEmulators, type StartedEmulator } from './emulator.ts';
import { parseLoopbackEndpoint } from './parse-loopback-endpoint.ts';
import { refuseForeignAccount } from './refuse-foreign-account.ts';
import { resetEmulator } from './reset-emulator.ts';
import { watchHealth } from './watch-health.ts';

const TIMEOUT_MS = 5_000;

/**
 * Connects to an emulator that is already running, in Docker or not. Stopping the result ends nothing
 * but the check every second that the emulator still runs.
 *
 * @param kinds what may run there; LocalStack or MiniStack by default.
 * @throws HarnessError if the endpoint is not on this machine, none of the emulators answers within 5 s,
 * or it serves another account.
 */
export async function connectEmulator(
  address: string,
  ...kinds: readonly EmulatorKind[]
): Promise<StartedEmulator> {
  const endpoint = parseLoopbackEndpoint(address);
  const kind = await recognizeEmulator(endpoint, kinds.length > 0 ? kinds : knownEmulators);
  const { title, account } = kind;
  await refuseForeignAccount(endpoint, account);
  const watch = watchHealth(endpoint, kind);
  const stop = async () => watch.stop();
  return {
    title,
    endpoint,
    account,
    lost: watch.lost,
    readLog: () => `(unavailable: ${title} at ${endpoint} was not started by this process)\n`,
    listContainers: async () => [],
    reset: () => resetEmulator(endpoint, kind),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function recognizeEmulator(
  endpoint: string,
  kinds: readonly EmulatorKind[],
): Promise<EmulatorKind> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let got = 'none of their health pages';
  try {
    for (const kind of kinds) {
      if (await checkHealth(endpoint, kind, signal)) return kind;
    }
  } catch (error) {
    got = signal.aborted ? 'no answer' : (error as Error).message;
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  const titles = kinds.map(({ title }) => title).toSorted();
  throw new HarnessError({
    problem: `Expected ${titles.join(' or ')} at ${endpoint}, got ${got} after ${waitedMs} ms.`,
    advice:
      '`docker compose up -d --wait`, then `docker compose ps`; another program may be using the port.',
  });
}
