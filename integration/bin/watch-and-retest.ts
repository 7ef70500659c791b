import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rebuildOnChange } from '../dev/rebuild-on-change.ts';
import { reportStep, type WriteLine } from '../harness/report-step.ts';
import { buildApp } from '../harness/synthesize-app.ts';
import { updateFunctionCode } from '../harness/update-function-code.ts';
import { zipFolder } from '../harness/zip-folder.ts';
import type { Deployment } from '../targets/deploy-all.ts';
import { infraFolder } from '../targets/workspace.ts';
import { runTests } from './run-tests.ts';

const codeFolders = [
  '../../packages/multiply-core/src',
  '../../packages/lambda/src',
  '../contract',
];

/**
 * Waits for changes of the function or of the contract until the signal aborts. After each it gives
 * the emulators the new code, by Lambda's UpdateFunctionCode, and runs the contract again. A change of
 * the stack needs a new start.
 */
export async function watchAndRetest(
  deployment: Deployment,
  signal: AbortSignal,
  write: WriteLine,
): Promise<void> {
  const folders = codeFolders.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const say = () => write('watching the function and the contract for changes; Ctrl-C ends it');
  const retest = async () => {
    try {
      await reportStep(write, 'redeploy', () => redeploy(deployment, signal));
      await runTests(deployment, false, signal);
    } catch (error) {
      signal.throwIfAborted();
      write((error as Error).message);
    }
    say();
  };
  say();
  await rebuildOnChange(folders, retest, signal);
  signal.throwIfAborted();
}

async function redeploy({ emulators }: Deployment, signal: AbortSignal): Promise<void> {
  await buildApp({ folder: infraFolder }, signal);
  const bundle = fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'));
  const archive = await zipFolder(dirname(bundle));
  await Promise.all(
    emulators.map(({ emulator, stacks }) => updateFunctionCode(emulator, stacks, archive, signal)),
  );
}
