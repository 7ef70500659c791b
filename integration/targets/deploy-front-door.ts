import { outputs as outputNames } from '@multiply/infra';
import {
  type ApiAddress,
  awaitAnswer,
  deployAssembly,
  emulatedAddress,
  type StartedEmulator,
  withEvidence,
} from 'cdk-emulator-harness';
import type { DeployedTarget } from './deployed-targets.ts';
import type { DeploymentRun } from './deployment-run.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import { infraFolder } from './emulators.ts';
import { type Assemblies, stackName } from './synthesize-targets.ts';

export interface FrontDoorPrerequisites {
  readonly assemblies: Assemblies;
  /** Resolves when the emulator is bootstrapped. */
  readonly bootstrap: Promise<unknown>;
}

const FIRST_ANSWER_TIMEOUT_MS = 60_000;

/** Deploys a target's stack, new or changed, and returns when its API multiplies. */
export async function deployFrontDoor(
  { name, frontDoor }: EmulatorTarget,
  emulator: StartedEmulator,
  { assemblies, bootstrap }: FrontDoorPrerequisites,
  { signal, step, suffix }: DeploymentRun,
): Promise<DeployedTarget> {
  const stack = stackName(frontDoor, suffix);
  const assembly = assemblies.get(frontDoor);
  if (!assembly) throw new Error(`Expected api=${frontDoor} to be synthesised, got nothing`);
  const prerequisites = { folder: infraFolder, assembly, bootstrap };
  const { outputs } = await deployAssembly(emulator, prerequisites, { signal, step });
  const address = emulatedAddress(emulator.endpoint, outputs[stack]?.[outputNames.url] ?? '');
  await step(emulator.title, `first answer of ${stack}`, () =>
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
  await withEvidence({ emulator, stacks: [stack], signal }, async (_clients, either) => {
    await awaitAnswer(address, request, {
      isGood: ({ status }) => status === 200,
      timeoutMs: FIRST_ANSWER_TIMEOUT_MS,
      signal: either,
    });
  });
}
