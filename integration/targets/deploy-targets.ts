import { explainMissingHttpApi } from '@multiply/infra';
import type { ApiAddress } from '../harness/api-address.ts';
import { awaitAnswer } from '../harness/await-answer.ts';
import { createBootstrapStack } from '../harness/create-bootstrap-stack.ts';
import { deployAssembly } from '../harness/deploy-assembly.ts';
import type { StartedEmulator } from '../harness/emulator.ts';
import { onEmulator } from '../harness/on-emulator.ts';
import { runTogether } from '../harness/run-together.ts';
import type { DeployedTarget } from './deployed-target.ts';
import { type EmulatorTarget, findAddress } from './emulator-targets.ts';
import { type Assemblies, stackName } from './prepare-assemblies.ts';
import { type EmulatorSource, provideEmulator } from './provide-emulator.ts';
import { removeStacks } from './remove-stacks.ts';
import type { TargetRun } from './target-run.ts';
import { infraFolder } from './workspace.ts';

/** An emulator with the stacks of its targets. */
export interface DeployedEmulator {
  readonly name: EmulatorTarget['emulator'];
  readonly emulator: StartedEmulator;
  readonly stacks: readonly string[];
  readonly targets: readonly DeployedTarget[];
}

const FIRST_ANSWER_TIMEOUT_MS = 30_000;

/** Starts or takes one emulator and deploys the stack of each of its targets, side by side. */
export async function deployTargets(
  name: EmulatorTarget['emulator'],
  targets: readonly EmulatorTarget[],
  { assemblies, ...source }: EmulatorSource & { readonly assemblies: Assemblies },
  run: TargetRun,
): Promise<DeployedEmulator> {
  const { cleanup, signal, step, suffix } = run;
  const emulator = await step(name, 'start', async () =>
    cleanup.use(await provideEmulator(name, source, signal)),
  );
  if (targets.some(({ frontDoor }) => frontDoor === 'http')) {
    const problem = await explainMissingHttpApi(emulator.endpoint);
    if (problem) throw new Error(problem);
  }
  const stacks = targets.map(({ frontDoor }) => stackName(frontDoor, suffix));
  const bootstrap = step(name, 'bootstrap', async () => {
    const isNew = await createBootstrapStack(emulator, infraFolder, signal);
    // An emulator of this run's own is removed whole.
    if (source.endpoint !== undefined) cleanup.defer(() => removeStacks(emulator, stacks, isNew));
  });
  const deploy = async (target: EmulatorTarget, either: AbortSignal): Promise<DeployedTarget> => {
    const { frontDoor } = target;
    const stack = stackName(frontDoor, suffix);
    const assembly = assemblies.get(frontDoor);
    if (!assembly) throw new Error(`Expected api=${frontDoor} to be synthesised, got nothing`);
    const address = await step(name, `deploy api=${frontDoor}`, async () => {
      const prerequisites = { assembly, bootstrap };
      const { outputs, finished } = await deployAssembly(
        emulator,
        infraFolder,
        prerequisites,
        either,
      );
      cleanup.defer(() => finished);
      return findAddress(emulator.endpoint, outputs[stack] ?? {});
    });
    await step(name, `first answer api=${frontDoor}`, () =>
      awaitMultiplication(emulator, stack, address, either),
    );
    return { name: target.name, address };
  };
  const deployed = await runTogether(signal, (either) =>
    targets.map((target) => deploy(target, either)),
  );
  return { name, emulator, stacks, targets: deployed };
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
