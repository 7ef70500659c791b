import { checkHttpApiSupport } from '@multiply/infra';
import {
  bootstrapEmulator,
  removeStack,
  runTogether,
  type StartedEmulator,
} from 'cdk-emulator-harness';
import { deployFrontDoor } from './deploy-front-door.ts';
import type { DeployedTarget, EmulatorWithStacks } from './deployed-targets.ts';
import type { DeploymentRun } from './deployment-run.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import {
  type EmulatorName,
  type EmulatorSource,
  infraFolder,
  provideEmulator,
} from './emulators.ts';
import { removeBootstrap } from './remove-bootstrap.ts';
import { type Assemblies, stackName } from './synthesize-targets.ts';

/** Starts or connects to one emulator and deploys the stacks of its targets concurrently. */
export async function deployToEmulator(
  name: EmulatorName,
  targets: readonly EmulatorTarget[],
  { assemblies, ...source }: EmulatorSource & { readonly assemblies: Assemblies },
  run: DeploymentRun,
): Promise<{ on: EmulatorWithStacks; targets: readonly DeployedTarget[] }> {
  const { cleanup, signal, step, suffix } = run;
  const emulator = cleanup.use(await provideEmulator(name, source, { signal, step }));
  if (targets.some(({ frontDoor }) => frontDoor === 'http')) {
    const problem = await checkHttpApiSupport(emulator.endpoint);
    if (problem) throw new Error(problem);
  }
  const stacks = targets.map(({ frontDoor }) => stackName(frontDoor, suffix));
  const bootstrap = bootstrapEmulator(emulator, infraFolder, { signal, step }).then((isNew) => {
    // An emulator that this run has started is removed as a whole.
    if (source.endpoint !== undefined) cleanup.defer(() => removeStacks(emulator, stacks, isNew));
  });
  const prerequisites = { assemblies, bootstrap };
  const deployed = await runTogether(signal, (either) =>
    targets.map((target) =>
      deployFrontDoor(target, emulator, prerequisites, { ...run, signal: either }),
    ),
  );
  return { on: { name, emulator, stacks }, targets: deployed };
}

async function removeStacks(
  emulator: StartedEmulator,
  stacks: readonly string[],
  withBootstrap: boolean,
): Promise<void> {
  for (const stack of stacks) await removeStack(emulator, stack);
  if (withBootstrap) await removeBootstrap(emulator);
}
