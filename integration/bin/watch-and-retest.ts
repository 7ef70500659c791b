import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rebuildOnChange } from '../dev/rebuild-on-change.ts';
import { reportStep, type WriteLine } from '../harness/report-step.ts';
import { buildApp } from '../harness/synthesize-app.ts';
import { updateFunctionCode } from '../harness/update-function-code.ts';
import { zipFolder } from '../harness/zip-folder.ts';
import type { Deployment } from '../targets/deploy-all.ts';
import { redeployAll } from '../targets/redeploy-all.ts';
import type { TargetRun } from '../targets/target-run.ts';
import { infraFolder } from '../targets/workspace.ts';
import { describeError } from './run-entry.ts';
import { runTests } from './run-tests.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const stackSource = folder('../../packages/infra/src');
const otherSources = [
  '../../packages/multiply-core/src',
  '../../packages/lambda/src',
  '../contract',
].map(folder);

/**
 * Waits for changes of the function, the stack or the contract until the signal aborts. After each it
 * brings the emulators up to date and runs the contract again. New code goes there by Lambda's
 * UpdateFunctionCode; a changed stack is deployed.
 */
export async function watchAndRetest(
  deployment: Deployment,
  { signal, step }: Pick<TargetRun, 'signal' | 'step'>,
  write: WriteLine,
): Promise<void> {
  let current = deployment;
  const say = () => write('watching the function, the stack and the contract; Ctrl-C ends it');
  const retest = async (changed: ReadonlySet<string>) => {
    try {
      await using cleanup = new AsyncDisposableStack();
      if (changed.has(stackSource)) {
        const redeploy = () => redeployAll(current, { cleanup, signal, step });
        current = await reportStep(write, 'redeploy the stacks', redeploy);
      } else {
        await reportStep(write, 'redeploy the code', () => updateCode(current, signal));
      }
      await runTests(current, false, signal);
    } catch (error) {
      signal.throwIfAborted();
      write(describeError(error));
    }
    say();
  };
  say();
  await rebuildOnChange([stackSource, ...otherSources], retest, signal);
  signal.throwIfAborted();
}

async function updateCode({ emulators }: Deployment, signal: AbortSignal): Promise<void> {
  await buildApp({ folder: infraFolder }, signal);
  const bundle = fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'));
  const archive = await zipFolder(dirname(bundle));
  await Promise.all(
    emulators.map(({ emulator, stacks }) => updateFunctionCode(emulator, stacks, archive, signal)),
  );
}
