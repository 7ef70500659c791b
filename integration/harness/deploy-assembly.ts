import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from './aws-clients.ts';
import type { StackOutputs } from './deploy-app.ts';
import type { StartedEmulator } from './emulator.ts';
import { measureStep } from './measure-step.ts';
import { onEmulator } from './on-emulator.ts';
import { readStackNames } from './read-stack-names.ts';
import {
  describeStacks,
  explainFailedStack,
  hasFailed,
  isComplete,
  isUnchanged,
} from './stack-state.ts';
import { startWaitingCli } from './start-waiting-cli.ts';
import type { Assembly } from './synthesize-app.ts';

/** Stacks that are complete while the CLI may not know it yet. */
export interface DeployedAssembly {
  readonly outputs: StackOutputs;
  /** Settles when the CLI has ended; rejects when it has failed after all, not when it was aborted. */
  readonly finished: Promise<void>;
}

const INTERVAL_MS = 100;

/** What a deployment waits for. */
export interface Prerequisites {
  readonly assembly: Promise<Assembly>;
  readonly bootstrap: Promise<unknown>;
}

/**
 * Deploys every stack of a synthesised app with cdklocal and returns as soon as CloudFormation says
 * that they are complete: the CLI, which asks every 5 s only, ends in the background. It is started at
 * once and has loaded by the time the app is synthesised and the emulator bootstrapped. `folder` is the
 * app's, which has aws-cdk-local and aws-cdk among its packages.
 *
 * @throws Error with the resources that failed, or what the CLI printed last, and the evidence.
 */
export async function deployAssembly(
  emulator: StartedEmulator,
  folder: string,
  { assembly, bootstrap }: Prerequisites,
  signal: AbortSignal,
): Promise<DeployedAssembly> {
  const prerequisites = Promise.all([assembly, bootstrap]);
  // Awaited below; if it fails before that, it is no unhandled rejection.
  prerequisites.catch(() => {});
  const end = new AbortController();
  const ending = AbortSignal.any([signal, emulator.lost, end.signal]);
  const cli = await startWaitingCli(folder, emulator.endpoint, ending);
  try {
    // A CLI that ends before it has anything to deploy has failed.
    const [{ path }] = await Promise.race([prerequisites, cli.finished.then(() => prerequisites)]);
    const stacks = await readStackNames(path);
    return await onEmulator({ emulator, stacks, signal }, (clients) =>
      measureStep(emulator.title, `deploy ${stacks.join(', ')}`, async () => {
        const before = await describeStacks(clients, stacks);
        // Aborted, the CLI ends and takes its folder with it.
        ending.throwIfAborted();
        await cli.deploy(path);
        const outputs = await awaitStacks(clients, stacks, before, cli.finished);
        return { outputs, finished: unlessAborted(cli.finished, ending) };
      }),
    );
  } catch (error) {
    end.abort();
    await cli.finished.catch(() => {});
    throw error;
  }
}

function unlessAborted(finished: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const settled = finished.then(
    () => {},
    (error) => {
      if (!signal.aborted) throw error;
    },
  );
  // Whoever awaits it gets the error; until then it is no unhandled one.
  settled.catch(() => {});
  return settled;
}

/** The outputs of the stacks as soon as all are complete, or the CLI has ended well. */
async function awaitStacks(
  clients: AwsClients,
  names: readonly string[],
  before: readonly Stack[],
  finished: Promise<unknown>,
): Promise<StackOutputs> {
  let hasEnded = false;
  const ended = finished
    .catch(() => {})
    .then(() => {
      hasEnded = true;
    });
  for (;;) {
    const isLastLook = hasEnded;
    const stacks = await describeStacks(clients, names);
    const changed = stacks.filter((stack) => !before.some((old) => isUnchanged(old, stack)));
    const failed = changed.find(hasFailed);
    if (failed) throw await failure(clients, failed);
    if (isLastLook) await finished;
    if (isLastLook || changed.filter(isComplete).length === names.length) {
      return readOutputs(stacks);
    }
    await Promise.race([sleep(INTERVAL_MS), ended]);
  }
}

async function failure(clients: AwsClients, stack: Stack): Promise<Error> {
  return new Error(
    `Expected stack ${stack.StackName} to be complete, got ${await explainFailedStack(clients, stack)}\n` +
      'Try: read the first resource that failed; the emulator may lack its type or a property of it.',
  );
}

function readOutputs(stacks: readonly Stack[]): StackOutputs {
  return Object.fromEntries(
    stacks.map(({ StackName = '', Outputs = [] }) => [
      StackName,
      Object.fromEntries(
        Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      ),
    ]),
  );
}
