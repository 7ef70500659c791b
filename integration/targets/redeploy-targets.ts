import { runTogether } from 'cdk-emulator-harness';
import { deployFrontDoor } from './deploy-front-door.ts';
import type { DeployedTargets } from './deployed-targets.ts';
import type { DeploymentRun } from './deployment-run.ts';
import { emulatorTargets } from './emulator-targets.ts';
import { synthesizeTargets } from './synthesize-targets.ts';

/** Synthesises every stack again and deploys it to the emulator that has it. */
export async function redeployTargets(
  targets: DeployedTargets,
  run: Omit<DeploymentRun, 'suffix'>,
): Promise<DeployedTargets> {
  const { emulators, deployed, suffix } = targets;
  const wanted = emulatorTargets.filter(({ name }) => deployed.some((old) => old.name === name));
  const [redeployed] = await runTogether(run.signal, (signal) => {
    const assemblies = synthesizeTargets(wanted, { ...run, signal, suffix });
    const prerequisites = { assemblies, bootstrap: Promise.resolve() };
    const redeploy = (either: AbortSignal) =>
      emulators.flatMap(({ name, emulator }) =>
        wanted
          .filter((target) => target.emulator === name)
          .map((target) =>
            deployFrontDoor(target, emulator, prerequisites, { ...run, signal: either, suffix }),
          ),
      );
    return [runTogether(signal, redeploy), runTogether(signal, () => [...assemblies.values()])];
  });
  const isRedeployed = (name: string) => redeployed.some((target) => target.name === name);
  const others = deployed.filter(({ name }) => !isRedeployed(name));
  return { ...targets, deployed: [...redeployed, ...others] };
}
