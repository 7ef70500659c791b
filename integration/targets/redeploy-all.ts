import { runTogether } from '../harness/run-together.ts';
import type { Deployment } from './deploy-all.ts';
import { deployTarget } from './deploy-target.ts';
import type { DeployedEmulator } from './deploy-targets.ts';
import { emulatorTargets } from './emulator-targets.ts';
import { prepareAssemblies } from './prepare-assemblies.ts';
import type { TargetRun } from './target-run.ts';

/** Deploys every stack again, as it is synthesised now, to the emulator that has it. */
export async function redeployAll(
  deployment: Deployment,
  run: Omit<TargetRun, 'suffix'>,
): Promise<Deployment> {
  const [emulators] = await runTogether(run.signal, (signal) => {
    const shared = { ...run, signal, suffix: deployment.suffix };
    const assemblies = prepareAssemblies(deployment.emulators.flatMap(targetsOf), shared);
    const prerequisites = { assemblies, bootstrap: Promise.resolve() };
    const redeploy = async (deployed: DeployedEmulator, either: AbortSignal) => {
      const targets = await runTogether(either, (each) =>
        targetsOf(deployed).map((target) =>
          deployTarget(target, deployed.emulator, prerequisites, { ...shared, signal: each }),
        ),
      );
      return { ...deployed, targets };
    };
    return [
      runTogether(signal, (either) =>
        deployment.emulators.map((deployed) => redeploy(deployed, either)),
      ),
      runTogether(signal, () => [...assemblies.values()]),
    ];
  });
  const others = deployment.targets.filter(({ name }) => name === 'url');
  return {
    ...deployment,
    emulators,
    targets: [...emulators.flatMap(({ targets }) => targets), ...others],
  };
}

function targetsOf({ targets }: DeployedEmulator) {
  return emulatorTargets.filter((target) => targets.some(({ name }) => name === target.name));
}
