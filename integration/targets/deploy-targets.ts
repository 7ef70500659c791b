import { randomBytes } from 'node:crypto';
import { runTogether, urlAddress } from 'cdk-emulator-harness';
import { deployToEmulator } from './deploy-to-emulator.ts';
import type { DeployedTargets } from './deployed-targets.ts';
import type { DeploymentRun } from './deployment-run.ts';
import type { TargetEnvironment } from './detect-environment.ts';
import { emulatorTargets } from './emulator-targets.ts';
import { localTargets } from './local-targets.ts';
import { synthesizeTargets } from './synthesize-targets.ts';

/** Deploys the targets with these names, concurrently where possible. */
export async function deployTargets(
  names: readonly string[],
  { endpoint, authToken, apiUrl }: TargetEnvironment,
  run: Omit<DeploymentRun, 'suffix'>,
): Promise<DeployedTargets> {
  const wanted = emulatorTargets.filter(({ name }) => names.includes(name));
  const groups = Map.groupBy(wanted, ({ emulator }) => emulator);
  const suffix = randomBytes(4).toString('hex');
  const [results] = await runTogether(run.signal, (signal) => {
    const shared = { ...run, signal, suffix };
    const assemblies = synthesizeTargets(wanted, shared);
    const source = { endpoint, authToken, assemblies };
    const deploy = (either: AbortSignal) =>
      [...groups].map(([emulator, targets]) =>
        deployToEmulator(emulator, targets, source, { ...shared, signal: either }),
      );
    return [runTogether(signal, deploy), runTogether(signal, () => [...assemblies.values()])];
  });
  const hasUrl = names.includes('url') && apiUrl !== undefined;
  return {
    local: localTargets.filter((name) => names.includes(name)),
    emulators: results.map(({ on }) => on),
    deployed: [
      ...results.flatMap(({ targets }) => targets),
      ...(hasUrl ? [{ name: 'url', address: urlAddress(apiUrl) }] : []),
    ],
    suffix,
  };
}
