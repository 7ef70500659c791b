import { setTimeout as sleep } from 'node:timers/promises';
import type { AssemblyStack } from '../assembly/read-assembly.ts';
import type { WaitingCli } from '../cdk/start-waiting-cli.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import type { RegionalStack, Regions } from './regions.ts';
import {
  explainFailedStack,
  hasFailed,
  isComplete,
  readOutputs,
  type StackOutputs,
} from './stack-state.ts';

/** What a deployment has made of the stacks. */
export interface AwaitedStacks {
  readonly outputs: StackOutputs;
  /** Whether a stack was created or updated. */
  readonly changed: boolean;
}

const INTERVAL_MS = 100;

/**
 * Waits until each stack has changed and is complete, or was skipped by the CLI; or until the CLI has
 * ended successfully.
 *
 * @throws HarnessError with the failed resources; the CLI's error if it fails first.
 */
export async function awaitStacks(
  regions: Pick<Regions, 'describe' | 'clientsOf'>,
  before: readonly RegionalStack[],
  { finished, hasSkipped }: Pick<WaitingCli, 'finished' | 'hasSkipped'>,
  selected: readonly AssemblyStack[],
): Promise<AwaitedStacks> {
  let hasEnded = false;
  const ended = finished
    .catch(() => {})
    .then(() => {
      hasEnded = true;
    });
  for (;;) {
    const isLastCheck = hasEnded;
    const stacks = await regions.describe();
    const changed = stacks.filter((stack) => !before.some((old) => hasSameRevision(old, stack)));
    const failed = changed.find(hasFailed);
    if (failed) throw await stackError(regions, failed);
    if (isLastCheck) await finished;
    const skippedCount = selected.filter(hasSkipped).length;
    if (isLastCheck || changed.filter(isDone).length + skippedCount === selected.length) {
      // Described again: an update can begin and end between the reading of outputs and events.
      return { outputs: readOutputs(await regions.describe()), changed: changed.length > 0 };
    }
    await Promise.race([sleep(INTERVAL_MS), ended]);
  }
}

/** Whether the stack was neither created nor updated in between. */
function hasSameRevision(earlier: RegionalStack, later: RegionalStack): boolean {
  return (
    earlier.StackId === later.StackId && earlier.lastEvent?.EventId === later.lastEvent?.EventId
  );
}

function isDone({ StackStatus, lastEvent }: RegionalStack): boolean {
  // An update that starts after the status was read is in the event, which is read later.
  return isComplete(StackStatus) && isComplete(lastEvent?.ResourceStatus ?? StackStatus);
}

async function stackError(
  regions: Pick<Regions, 'clientsOf'>,
  stack: RegionalStack,
): Promise<HarnessError> {
  const explanation = await explainFailedStack(regions.clientsOf(stack), stack);
  return new HarnessError({
    problem: `Expected stack ${stack.StackName} to be complete, got ${explanation}`,
    advice:
      'read the first failed resource; the emulator may not support its type or one of its properties.',
  });
}
