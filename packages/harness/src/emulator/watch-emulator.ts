import { HarnessError } from '../evidence/harness-error.ts';
import { lastLines } from '../evidence/last-lines.ts';
import type { RunStep } from '../process/steps.ts';
import type { Emulator, StartedEmulator } from './emulator.ts';
import type { EmulatorContainer } from './emulator-container.ts';
import { listRunContainers, removeRunContainers } from './owned-containers.ts';

/** A started emulator whose `lost` aborts when its container ends without being stopped. */
export function watchEmulator(
  { title }: Emulator,
  endpoint: string,
  run: string,
  container: EmulatorContainer,
  step: RunStep,
): StartedEmulator {
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
    await step(title, 'remove', () => removeRunContainers(run));
  };
  return {
    title,
    endpoint,
    lost: lost.signal,
    readLog: () => container.log,
    listContainers: () => listRunContainers(run),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
