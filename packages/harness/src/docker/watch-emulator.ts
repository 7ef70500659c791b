import type { Emulator, StartedEmulator } from '../emulator/emulator.ts';
import { resetEmulator } from '../emulator/reset-emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { lastLines } from '../evidence/last-lines.ts';
import type { EmulatorContainer } from './emulator-container.ts';
import { listRunContainers } from './owned-containers.ts';

/** A started emulator whose `lost` aborts when its container ends before `remove` is called. */
export function watchEmulator(
  emulator: Emulator,
  endpoint: string,
  run: string,
  container: EmulatorContainer,
  remove: () => Promise<void>,
): StartedEmulator {
  const { title, account } = emulator;
  const lost = new AbortController();
  const startedAt = performance.now();
  let stopping = false;
  void container.end.then((code) => {
    if (stopping) return;
    const ranMs = Math.round(performance.now() - startedAt);
    lost.abort(
      new HarnessError({
        problem: `Expected ${title} to run until it is stopped, got exit code ${code} after ${ranMs} ms. Last lines of its log:`,
        details: lastLines(container.log),
        advice: 'check whether it ran out of memory, which exit code 137 often means.',
      }),
    );
  });
  const stop = async () => {
    stopping = true;
    await remove();
  };
  return {
    title,
    endpoint,
    account,
    lost: lost.signal,
    readLog: () => container.log,
    listContainers: () => listRunContainers(run),
    reset: () => resetEmulator(endpoint, emulator),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
