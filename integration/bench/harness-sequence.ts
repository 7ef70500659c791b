import { type Emulator, launchApp, type RunStep } from 'cdk-emulator-harness';
import type { BenchedApp } from './benched-app.ts';

/** Launches the app with the harness and waits for its first good answer. */
export async function harnessSequence(
  emulator: Emulator,
  { app, answer }: BenchedApp,
  signal: AbortSignal,
  step: RunStep,
): Promise<AsyncDisposable> {
  await using cleanup = new AsyncDisposableStack();
  const launched = cleanup.use(await launchApp(emulator, app, { signal, step }));
  await step(emulator.title, 'first answer', () =>
    answer(launched.emulator.endpoint, launched.outputs, signal),
  );
  return cleanup.move();
}
