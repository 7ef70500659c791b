import type { ApiAddress } from '../harness/api-address.ts';
import { awaitAnswer } from '../harness/await-answer.ts';
import { deployAssembly } from '../harness/deploy-assembly.ts';
import type { StartedEmulator } from '../harness/emulator.ts';
import { onEmulator } from '../harness/on-emulator.ts';
import type { DeployedTarget } from './deployed-target.ts';
import { type EmulatorTarget, findAddress } from './emulator-targets.ts';
import { type Assemblies, stackName } from './prepare-assemblies.ts';
import type { TargetRun } from './target-run.ts';
import { infraFolder } from './workspace.ts';

/** What a target's deployment waits for. */
export interface TargetPrerequisites {
  readonly assemblies: Assemblies;
  readonly bootstrap: Promise<unknown>;
}

const FIRST_ANSWER_TIMEOUT_MS = 30_000;

/** Deploys a target's stack, new or changed, and returns once it multiplies. */
export async function deployTarget(
  { name, emulator: lane, frontDoor }: EmulatorTarget,
  emulator: StartedEmulator,
  { assemblies, bootstrap }: TargetPrerequisites,
  { cleanup, signal, step, suffix }: TargetRun,
): Promise<DeployedTarget> {
  const stack = stackName(frontDoor, suffix);
  const assembly = assemblies.get(frontDoor);
  if (!assembly) throw new Error(`Expected api=${frontDoor} to be synthesised, got nothing`);
  const address = await step(lane, `deploy api=${frontDoor}`, async () => {
    const prerequisites = { assembly, bootstrap };
    const { outputs, finished } = await deployAssembly(
      emulator,
      infraFolder,
      prerequisites,
      signal,
    );
    cleanup.defer(() => finished);
    return findAddress(emulator.endpoint, outputs[stack] ?? {});
  });
  await step(lane, `first answer api=${frontDoor}`, () =>
    awaitMultiplication(emulator, stack, address, signal),
  );
  return { name, address };
}

async function awaitMultiplication(
  emulator: StartedEmulator,
  stack: string,
  address: ApiAddress,
  signal: AbortSignal,
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', path: '/', headers, body: '{"a":12,"b":3}' };
  await onEmulator({ emulator, stacks: [stack], signal }, async (_clients, either) => {
    await awaitAnswer(address, request, {
      isGood: ({ status }) => status === 200,
      timeoutMs: FIRST_ANSWER_TIMEOUT_MS,
      signal: either,
    });
  });
}
