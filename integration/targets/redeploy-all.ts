import { runTogether } from '../harness/run-together.ts';
import type { Deployment } from './deploy-all.ts';
import { deployTarget } from './deploy-target.ts';
import { emulatorTargets } from './emulator-targets.ts';
import { prepareAssemblies } from './prepare-assemblies.ts';
import type { TargetRun } from './target-run.ts';

/** Deploys every stack again, as it is synthesised now, to the emulator that has it. */
export async function redeployAll(
  deployment: Deployment,
  run: Omit<TargetRun, 'suffix'>,
): Promise<Deployment> {
  const { emulators, targets, suffix } = deployment;
  const wanted = emulatorTargets.filter(({ name }) => targets.some((old) => old.name === name));
  const [redeployed] = await runTogether(run.signal, (signal) => {
    const assemblies = prepareAssemblies(wanted, { ...run, signal, suffix });
    const prerequisites = { assemblies, bootstrap: Promise.resolve() };
    const redeploy = (either: AbortSignal) =>
      emulators.flatMap(({ name, emulator }) =>
        wanted
          .filter((target) => target.emulator === name)
          .map((target) =>
            deployTarget(target, emulator, prerequisites, { ...run, signal: either, suffix }),
          ),
      );
    return [runTogether(signal, redeploy), runTogether(signal, () => [...assemblies.values()])];
  });
  const isRedeployed = (name: string) => redeployed.some((target) => target.name === name);
  const others = targets.filter(({ name }) => !isRedeployed(name));
  return { ...deployment, targets: [...redeployed, ...others] };
}
