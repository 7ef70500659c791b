import { handler } from '@multiply/lambda';
import { startLocalGateway } from 'aws-local-gateway';
import { urlAddress } from '../../harness/api-address.ts';
import { reportStep } from '../../harness/report-step.ts';
import { runTogether } from '../../harness/run-together.ts';
import { type Deployment, deployAll } from '../../targets/deploy-all.ts';
import { handlerTargets } from '../../targets/handler.ts';
import { httpTarget } from '../../targets/http-target.ts';
import { readEmulatorService } from '../../targets/workspace.ts';
import { type DeployedProbes, deployProbes } from '../deploy-probes.ts';
import { handler as fixture } from '../function/index.mjs';
import { emulatedProbeTargets, localGateway } from '../probe-targets.ts';
import { probeGroups } from '../probes.ts';
import type { Conformance } from './conformance.ts';
import { type ContractColumn, runContract } from './contract-rows.ts';
import { type ProbeColumn, runProbes } from './probe-rows.ts';

const names = emulatedProbeTargets.map(({ name }) => name);

/** Starts and deploys everything, asks every target everything, and says how each stands. */
export async function collectConformance(
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<Conformance> {
  const step = <Result>(lane: string, name: string, run: () => Promise<Result>) =>
    reportStep((line) => console.log(line), `${lane.padEnd(10)}  ${name}`, run);
  const environment = { endpoint: undefined, authToken: undefined, apiUrl: undefined };
  const deployment = await deployAll(names, environment, { cleanup, signal, step });
  const probed = await step('probes', 'deploy the fixture app', () =>
    deployFixture(deployment, cleanup, signal),
  );
  const gateway = cleanup.use(await startLocalGateway(handler));
  const probedGateway = cleanup.use(await startLocalGateway(fixture, { onHandlerError: () => {} }));

  const contractColumns: ContractColumn[] = [
    { name: 'handler', targets: handlerTargets },
    {
      name: localGateway.name,
      targets: [httpTarget(localGateway.name, urlAddress(gateway.url))],
    },
    ...deployment.targets.map(({ name, address }) => ({
      name,
      targets: [httpTarget(name, address)],
    })),
  ];
  const address = urlAddress(probedGateway.url);
  const probeColumns: ProbeColumn[] = [
    { without: 'The handler is called as it is, with no front door before it.' },
    { target: localGateway, addresses: { open: address, routed: address } },
    ...deployment.targets.map(({ name }) => findColumn(name, probed)),
  ];
  const rows = await step('contract', 'run', () => runContract(contractColumns, signal));
  const groups = [{ title: 'The contract of the API', rows }];
  for (const [title, probes] of Object.entries(probeGroups)) {
    const run = () => runProbes(probes, probeColumns, signal);
    groups.push({ title, rows: await step('probes', title, run) });
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    versions: await listVersions(),
    targets: contractColumns.map(({ name }) => name),
    groups,
  };
}

async function deployFixture(
  { emulators }: Deployment,
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DeployedProbes>> {
  const deployed = await runTogether(signal, (either) =>
    emulators.map(async ({ name, emulator }) => {
      const frontDoors = emulatedProbeTargets
        .filter((target) => target.emulator === name)
        .map(({ frontDoor }) => frontDoor);
      const probes = cleanup.use(await deployProbes(emulator.endpoint, frontDoors, either));
      return [name, probes] as const;
    }),
  );
  return new Map(deployed);
}

function findColumn(name: string, probed: ReadonlyMap<string, DeployedProbes>): ProbeColumn {
  const target = emulatedProbeTargets.find((candidate) => candidate.name === name);
  const deployed = target && probed.get(target.emulator);
  if (!deployed) throw new Error(`Expected the fixture app behind ${name}, got none`);
  return { target, addresses: deployed.addressesOf(target.frontDoor) };
}

async function listVersions(): Promise<string[]> {
  const images = await Promise.all(
    (['localstack', 'ministack'] as const).map(
      async (name) => (await readEmulatorService(name)).image,
    ),
  );
  return [`Node ${process.versions.node}`, ...images];
}
