import { randomBytes } from 'node:crypto';
import { urlAddress } from '../harness/api-address.ts';
import { collectEvidence } from '../harness/collect-evidence.ts';
import { runTogether } from '../harness/run-together.ts';
import { saveEvidence } from '../harness/save-evidence.ts';
import { type DeployedEmulator, deployTargets } from './deploy-targets.ts';
import type { DeployedTarget } from './deployed-target.ts';
import { emulatorTargets } from './emulator-targets.ts';
import { prepareAssemblies } from './prepare-assemblies.ts';
import { localTargets } from './select-targets.ts';
import type { TargetEnvironment } from './survey-surroundings.ts';
import type { TargetRun } from './target-run.ts';

/** All that the contract runs against. */
export interface Deployment {
  readonly local: readonly string[];
  readonly emulators: readonly DeployedEmulator[];
  readonly targets: readonly DeployedTarget[];
  /** Ends the stacks' names. */
  readonly suffix: string;
}

/** Deploys the targets of these names, everything that can be side by side. */
export async function deployAll(
  names: readonly string[],
  { endpoint, authToken, apiUrl }: TargetEnvironment,
  run: Omit<TargetRun, 'suffix'>,
): Promise<Deployment> {
  const wanted = emulatorTargets.filter(({ name }) => names.includes(name));
  const groups = Map.groupBy(wanted, ({ emulator }) => emulator);
  const suffix = randomBytes(4).toString('hex');
  const [deployed] = await runTogether(run.signal, (signal) => {
    const shared = { ...run, signal, suffix };
    const assemblies = prepareAssemblies(wanted, shared);
    const source = { endpoint, authToken, assemblies };
    const deploy = (either: AbortSignal) =>
      [...groups].map(([emulator, targets]) =>
        deployTargets(emulator, targets, source, { ...shared, signal: either }),
      );
    return [runTogether(signal, deploy), runTogether(signal, () => [...assemblies.values()])];
  });
  const url = names.includes('url') && apiUrl !== undefined ? [toUrlTarget(apiUrl)] : [];
  return {
    local: localTargets.filter((name) => names.includes(name)),
    emulators: deployed.map(({ on }) => on),
    targets: [...deployed.flatMap(({ targets }) => targets), ...url],
    suffix,
  };
}

function toUrlTarget(apiUrl: string): DeployedTarget {
  return { name: 'url', address: urlAddress(apiUrl) };
}

/** The error that ends a run whose tests failed: its last line is the folder with every emulator's evidence. */
export async function explainFailedTests({ emulators }: Deployment): Promise<Error> {
  const files = await Promise.all(
    emulators.map(async ({ name, emulator, stacks }) =>
      Object.entries(await collectEvidence(emulator, stacks)).map(
        ([file, text]) => [`${name}.${file}`, text] as const,
      ),
    ),
  );
  const lost = emulators.find(({ emulator }) => emulator.lost.aborted)?.emulator.lost.reason;
  return await saveEvidence(
    lost instanceof Error
      ? lost.message
      : 'Expected every test to pass, got the failures above.\nTry: the logs in the evidence.',
    Object.fromEntries(files.flat()),
  );
}
