import type { Emulator, StartedEmulator } from './emulator.ts';
import type { EmulatorContainer } from './emulator-container.ts';
import { removeRun } from './emulator-labels.ts';
import { lastLines } from './last-lines.ts';
import { measureStep } from './measure-step.ts';

/** A started emulator whose `lost` aborts when its container ends and nobody stopped it. */
export function watchEmulator(
  { title }: Emulator,
  endpoint: string,
  run: string,
  container: EmulatorContainer,
): StartedEmulator {
  const lost = new AbortController();
  const startedAt = performance.now();
  let stopping = false;
  void container.end.then((code) => {
    if (stopping) return;
    const ranMs = Math.round(performance.now() - startedAt);
    lost.abort(
      new Error(
        `Expected ${title} to run until it is stopped, got exit code ${code} after ${ranMs} ms. ` +
          `Last lines of its log:\n${lastLines(container.log)}\n` +
          'Try: whether it ran out of memory (exit code 137 without anybody killing it).',
      ),
    );
  });
  const stop = async () => {
    stopping = true;
    await measureStep(title, 'remove', () => removeRun(run));
  };
  return {
    title,
    endpoint,
    lost: lost.signal,
    readLog: () => container.log,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
