import { awaitAnswer } from '../harness/await-answer.ts';
import type { Emulator } from '../harness/emulator.ts';
import { launchApp } from '../harness/launch-app.ts';
import { measureStep } from '../harness/measure-step.ts';
import { findAddress } from '../targets/emulator-targets.ts';
import type { BenchedApp } from './benched-app.ts';

/** The same by the harness. */
export async function harnessSequence(
  emulator: Emulator,
  { app, stack, request, isGood }: BenchedApp,
  signal: AbortSignal,
): Promise<AsyncDisposable> {
  await using cleanup = new AsyncDisposableStack();
  const launched = cleanup.use(await launchApp(emulator, app, signal));
  const { endpoint, title } = launched.emulator;
  const address = findAddress(endpoint, launched.outputs[stack] ?? {});
  await measureStep(title, 'first answer', () =>
    awaitAnswer(address, request, { isGood, timeoutMs: 30_000, signal }),
  );
  return cleanup.move();
}
