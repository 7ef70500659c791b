import { checkHttpApiSupport } from '@multiply/infra';
import { createBootstrapStack } from '../harness/create-bootstrap-stack.ts';
import type { StartedEmulator } from '../harness/emulator.ts';
import { runTogether } from '../harness/run-together.ts';
import { deployTarget } from './deploy-target.ts';
import type { DeployedTarget } from './deployed-target.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import { type Assemblies, stackName } from './prepare-assemblies.ts';
import { type EmulatorSource, provideEmulator } from './provide-emulator.ts';
import { removeStacks } from './remove-stacks.ts';
import type { TargetRun } from './target-run.ts';
import { infraFolder } from './workspace.ts';

/** An emulator with the names of the stacks on it. */
export interface DeployedEmulator {
  readonly name: EmulatorTarget['emulator'];
  readonly emulator: StartedEmulator;
  readonly stacks: readonly string[];
}

/** Starts or takes one emulator and deploys the stack of each of its targets, side by side. */
export async function deployTargets(
  name: EmulatorTarget['emulator'],
  targets: readonly EmulatorTarget[],
  { assemblies, ...source }: EmulatorSource & { readonly assemblies: Assemblies },
  run: TargetRun,
): Promise<{ on: DeployedEmulator; targets: readonly DeployedTarget[] }> {
  const { cleanup, signal, step, suffix } = run;
  const emulator = await step(name, 'start', async () =>
    cleanup.use(await provideEmulator(name, source, signal)),
  );
  if (targets.some(({ frontDoor }) => frontDoor === 'http')) {
    const problem = await checkHttpApiSupport(emulator.endpoint);
    if (problem) throw new Error(problem);
  }
  const stacks = targets.map(({ frontDoor }) => stackName(frontDoor, suffix));
  const bootstrap = step(name, 'bootstrap', async () => {
    const isNew = await createBootstrapStack(emulator, infraFolder, signal);
    // An emulator of this run's own is removed whole.
    if (source.endpoint !== undefined) cleanup.defer(() => removeStacks(emulator, stacks, isNew));
  });
  const prerequisites = { assemblies, bootstrap };
  const deployed = await runTogether(signal, (either) =>
    targets.map((target) =>
      deployTarget(target, emulator, prerequisites, { ...run, signal: either }),
    ),
  );
  return { on: { name, emulator, stacks }, targets: deployed };
}
