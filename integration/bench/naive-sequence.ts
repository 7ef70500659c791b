import { awaitAnswer } from '../harness/await-answer.ts';
import { bootstrapEmulator, deployApp } from '../harness/deploy-app.ts';
import type { Emulator } from '../harness/emulator.ts';
import { measureStep } from '../harness/measure-step.ts';
import { startEmulator } from '../harness/start-emulator.ts';
import { findAddress } from '../targets/emulator-targets.ts';
import type { BenchedApp } from './benched-app.ts';

/** What everybody does: start the container, `cdklocal bootstrap`, `cdklocal deploy`, call. */
export async function naiveSequence(
  emulator: Emulator,
  { app, stack, request, isGood }: BenchedApp,
  signal: AbortSignal,
): Promise<AsyncDisposable> {
  await using cleanup = new AsyncDisposableStack();
  const started = cleanup.use(await startEmulator(emulator, { signal }));
  const { endpoint, title } = started;
  const options = { folder: app.folder, endpoint, signal };
  await measureStep(title, 'cdklocal bootstrap', () => bootstrapEmulator(options));
  const { outputs } = await measureStep(title, 'cdklocal deploy', () =>
    deployApp(app.context, options),
  );
  const address = findAddress(endpoint, outputs[stack] ?? {});
  await measureStep(title, 'first answer', () =>
    awaitAnswer(address, request, { isGood, timeoutMs: 30_000, signal }),
  );
  return cleanup.move();
}
