import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, type RunStep, updateFunctionCode, type WriteLine } from 'cdk-emulator-harness';
import { describeError } from '../command/run-command.ts';
import { runContractTests } from '../command/run-contract-tests.ts';
import type { DeployedTargets } from '../targets/deployed-targets.ts';
import { infraFolder } from '../targets/emulators.ts';
import { redeployTargets } from '../targets/redeploy-targets.ts';
import { rebuildOnChange } from './rebuild-on-change.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const stackFolders = ['src', 'src/front-doors'].map((path) =>
  folder(`../../packages/infra/${path}`),
);
const otherFolders = [
  '../../packages/multiply-core/src',
  '../../packages/lambda/src',
  '../contract',
].map(folder);

interface WatchOptions {
  readonly signal: AbortSignal;
  readonly step: RunStep;
}

/**
 * Watches the function, the stack and the contract until the signal aborts. After each change it updates
 * the emulators and runs the contract test suite again. New code is deployed with Lambda's
 * UpdateFunctionCode, a changed stack with cdklocal.
 */
export async function watchAndRetest(
  targets: DeployedTargets,
  { signal, step }: WatchOptions,
  write: WriteLine,
): Promise<void> {
  let current = targets;
  const announce = () => write('watching the function, the stack and the contract; Ctrl-C ends it');
  const retest = async (changed: ReadonlySet<string>) => {
    try {
      await using cleanup = new AsyncDisposableStack();
      if (stackFolders.some((stackFolder) => changed.has(stackFolder))) {
        current = await step('all', 'redeploy the stacks', () =>
          redeployTargets(current, { cleanup, signal, step }),
        );
      } else {
        await step('all', 'redeploy the code', () => updateCode(current, { signal, step }));
      }
      await runContractTests(current, signal);
    } catch (error) {
      signal.throwIfAborted();
      write(describeError(error));
    }
    announce();
  };
  announce();
  await rebuildOnChange([...stackFolders, ...otherFolders], retest, signal);
  signal.throwIfAborted();
}

async function updateCode({ emulators }: DeployedTargets, options: WatchOptions): Promise<void> {
  await buildApp({ folder: infraFolder }, options);
  const bundle = fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'));
  await Promise.all(
    emulators.map(({ emulator, stacks }) =>
      updateFunctionCode(emulator, stacks, dirname(bundle), options),
    ),
  );
}
