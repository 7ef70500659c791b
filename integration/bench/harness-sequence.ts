import { type Emulator, launchApp, type RunStep } from 'cdk-emulator-harness';
import type { BenchedApp } from './benched-app.ts';

/** Launches the app with the harness and waits for its first good answer. */
export async function harnessSequence(
  emulator: Emulator,
  { app, answer }: BenchedApp,
  signal: AbortSignal,
  step: RunStep,
  typeCheck = false,
): Promise<AsyncDisposable> {
  await using cleanup = new AsyncDisposableStack();
  const launched = cleanup.use(await launchApp(emulator, app, { typeCheck, signal, step }));
  await step(emulator.title, 'first answer', () =>
    answer(launched.emulator.endpoint, launched.outputs, signal),
  );
  return cleanup.move();
}

/** The same with the check of the app's types, which the plain commands also make. */
export const checkedSequence: typeof harnessSequence = (emulator, app, signal, step) =>
  harnessSequence(emulator, app, signal, step, true);
