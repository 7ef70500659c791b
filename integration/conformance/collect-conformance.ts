import { handler } from '@multiply/lambda';
import { startLocalGateway } from 'aws-local-gateway';
import { reportSteps, runTogether, urlAddress } from 'cdk-emulator-harness';
import {
  type Conformance,
  emulatedProbeTargets,
  localGateway,
  type ProbeColumn,
  probeGroups,
  runProbes,
} from 'front-door-conformance';
import { type DeployedFixture, deployFixture } from 'front-door-conformance/deploy-fixture';
import { handler as fixture } from 'front-door-conformance/fixture/function';
import { deployTargets } from '../targets/deploy-targets.ts';
import type { DeployedTargets } from '../targets/deployed-targets.ts';
import { listEmulatorImages } from '../targets/emulators.ts';
import { handlerTargets } from '../targets/handler-targets.ts';
import { httpTarget } from '../targets/http-target.ts';
import { type ContractColumn, runContract } from './contract-rows.ts';

const names = emulatedProbeTargets.map(({ name }) => name);

/** Deploys everything and runs the contract and all probes against every target. */
export async function collectConformance(
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<Conformance> {
  const step = reportSteps(console.log);
  const environment = { endpoint: undefined, authToken: undefined, apiUrl: undefined };
  const targets = await deployTargets(names, environment, { cleanup, signal, step });
  const fixtures = await deployFixtures(targets, { cleanup, signal, step });
  const gateway = cleanup.use(await startLocalGateway(handler));
  const probedGateway = cleanup.use(await startLocalGateway(fixture, { onHandlerError: () => {} }));

  const contractColumns: ContractColumn[] = [
    { name: 'handler', targets: handlerTargets },
    {
      name: localGateway.name,
      targets: [httpTarget(localGateway.name, urlAddress(gateway.url))],
    },
    ...targets.deployed.map(({ name, address }) => ({
      name,
      targets: [httpTarget(name, address)],
    })),
  ];
  const address = urlAddress(probedGateway.url);
  const probeColumns: ProbeColumn[] = [
    { without: 'The handler is called directly, without a front door.' },
    { target: localGateway, addresses: { open: address, routed: address } },
    ...targets.deployed.map(({ name }) => findColumn(name, fixtures)),
  ];
  const rows = await step('contract', 'run', () => runContract(contractColumns, signal));
  const groups = [{ title: 'The contract of the API', rows }];
  for (const [title, probes] of Object.entries(probeGroups)) {
    const run = () => runProbes(probes, probeColumns, signal);
    groups.push({ title, rows: await step('probes', title, run) });
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    versions: [`Node ${process.versions.node}`, ...(await listEmulatorImages())],
    targets: contractColumns.map(({ name }) => name),
    groups,
  };
}

async function deployFixtures(
  { emulators }: DeployedTargets,
  { cleanup, signal, step }: Omit<Parameters<typeof deployTargets>[2], 'suffix'>,
): Promise<ReadonlyMap<string, DeployedFixture>> {
  const deployed = await runTogether(signal, (either) =>
    emulators.map(async ({ name, emulator }) => {
      const doors = emulatedProbeTargets
        .filter((target) => target.emulator === name)
        .map(({ door }) => door);
      const options = { signal: either, step };
      return [name, cleanup.use(await deployFixture(emulator, doors, options))] as const;
    }),
  );
  return new Map(deployed);
}

function findColumn(name: string, fixtures: ReadonlyMap<string, DeployedFixture>): ProbeColumn {
  const target = emulatedProbeTargets.find((candidate) => candidate.name === name);
  const fixture = target && fixtures.get(target.emulator);
  if (!fixture) throw new Error(`Expected the fixture app on ${name}, got none`);
  return { target, addresses: fixture.addressesOf(target.door) };
}
