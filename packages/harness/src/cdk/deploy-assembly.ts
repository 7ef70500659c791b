import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { anySignal, type RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { readStackNames } from './read-stack-names.ts';
import {
  describeStacks,
  explainFailedStack,
  hasFailed,
  isComplete,
  isUnchanged,
  readOutputs,
  type StackOutputs,
} from './stack-state.ts';
import { startWaitingCli } from './start-waiting-cli.ts';
import type { Assembly } from './synthesize-app.ts';

/** The stacks of an app, complete on an emulator. */
export interface DeployedStacks {
  readonly outputs: StackOutputs;
  /** Whether a stack was created or updated. */
  readonly changed: boolean;
}

/** What a deployment needs before it can start. */
export interface Prerequisites {
  /** The app's folder, with aws-cdk-local and aws-cdk among its packages. */
  readonly folder: string;
  readonly assembly: Promise<Assembly>;
  /** Resolves when the emulator is bootstrapped. */
  readonly bootstrap: Promise<unknown>;
}

const INTERVAL_MS = 100;

/**
 * Deploys every stack of a synthesised app with cdklocal and returns as soon as CloudFormation reports
 * all of them complete. The CLI itself checks every 5 s only, so it is ended then. It is started at once
 * and has loaded by the time the app is synthesised and the emulator bootstrapped.
 *
 * @throws HarnessError with the failed resources or the CLI's last lines, and the evidence.
 */
export async function deployAssembly(
  emulator: StartedEmulator,
  { folder, assembly, bootstrap }: Prerequisites,
  { signal, step = runStep }: RunOptions = {},
): Promise<DeployedStacks> {
  const prerequisites = Promise.all([assembly, bootstrap]);
  // Awaited below; until then a failure is not an unhandled rejection.
  prerequisites.catch(() => {});
  const end = new AbortController();
  const either = anySignal(signal, emulator.lost, end.signal);
  const cli = await startWaitingCli(folder, emulator.endpoint, either);
  try {
    // A CLI that ends before it has anything to deploy has failed.
    const [{ path }] = await Promise.race([prerequisites, cli.finished.then(() => prerequisites)]);
    const stacks = await readStackNames(path);
    return await withEvidence({ emulator, stacks, signal }, (clients) =>
      step(emulator.title, `deploy ${stacks.join(', ')}`, async () => {
        const before = await describeStacks(clients, stacks);
        // Once aborted, the CLI ends and removes its folder.
        either.throwIfAborted();
        await cli.deploy(path);
        return await awaitStacks(clients, stacks, before, cli.finished);
      }),
    );
  } finally {
    end.abort();
    await cli.finished.catch(() => {});
  }
}

/** Returns when all stacks have changed and are complete, or the CLI has ended successfully. */
async function awaitStacks(
  clients: AwsClients,
  names: readonly string[],
  before: readonly Stack[],
  finished: Promise<unknown>,
): Promise<DeployedStacks> {
  let hasEnded = false;
  const ended = finished
    .catch(() => {})
    .then(() => {
      hasEnded = true;
    });
  for (;;) {
    const isLastCheck = hasEnded;
    const stacks = await describeStacks(clients, names);
    const changed = stacks.filter((stack) => !before.some((old) => isUnchanged(old, stack)));
    const failed = changed.find(hasFailed);
    if (failed) throw await stackError(clients, failed);
    if (isLastCheck) await finished;
    if (isLastCheck || changed.filter(isComplete).length === names.length) {
      return { outputs: readOutputs(stacks), changed: changed.length > 0 };
    }
    await Promise.race([sleep(INTERVAL_MS), ended]);
  }
}

async function stackError(clients: AwsClients, stack: Stack): Promise<HarnessError> {
  return new HarnessError({
    problem: `Expected stack ${stack.StackName} to be complete, got ${await explainFailedStack(clients, stack)}`,
    advice:
      'read the first failed resource; the emulator may not support its type or one of its properties.',
  });
}
