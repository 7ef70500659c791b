import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitAnswer } from '../harness/await-answer.ts';
import { bootstrapEmulator, contextArguments, type StackOutputs } from '../harness/deploy-app.ts';
import type { Emulator } from '../harness/emulator.ts';
import { measureStep } from '../harness/measure-step.ts';
import { runCdklocal } from '../harness/run-cdklocal.ts';
import { startEmulator } from '../harness/start-emulator.ts';
import { createTemporaryFolder } from '../harness/temporary-folder.ts';
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
  const folder = cleanup.use(await createTemporaryFolder('naive'));
  const outputsFile = join(folder.path, 'outputs.json');
  const output = ['--output', join(folder.path, 'cdk.out'), '--outputs-file', outputsFile];
  const plain = ['deploy', '--require-approval', 'never', ...output];
  await measureStep(title, 'cdklocal deploy', () =>
    runCdklocal([...plain, ...contextArguments(app.context)], options),
  );
  // Written by the CLI.
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as StackOutputs;
  const address = findAddress(endpoint, outputs[stack] ?? {});
  await measureStep(title, 'first answer', () =>
    awaitAnswer(address, request, { isGood, timeoutMs: 30_000, signal }),
  );
  return cleanup.move();
}
