import { readFile } from 'node:fs/promises';
import { reportSteps, runTogether } from 'cdk-emulator-harness';
import {
  type Addresses,
  type Door,
  deployFixture,
  parseResults,
  type Results,
  replay,
  runSuite,
  type Target,
} from 'front-door-conformance';
import { defineEmulator, type FreeEmulatorName, provideEmulator } from '../targets/emulators.ts';
import { readKnownDifferences } from './read-known-differences.ts';
import { startLocalFixture } from './start-local-fixture.ts';
import { startServerlessOffline } from './start-serverless-offline.ts';

interface Run {
  readonly signal: AbortSignal;
  readonly step: ReturnType<typeof reportSteps>;
}

/** Runs the suite against every target that runs here, as many as possible at the same time. */
export async function runTargets(signal: AbortSignal): Promise<readonly Results[]> {
  const step = reportSteps(console.log);
  return await runTogether(signal, (either) => {
    const run = { signal: either, step };
    return [
      askLocalGateway(run),
      askEmulator('localstack', ['rest', 'url'], run),
      askEmulator('ministack', ['http2', 'http1', 'rest', 'url'], run),
      askServerlessOffline(run),
      judgeCdkLocal(),
    ];
  });
}

async function askLocalGateway(run: Run): Promise<Results> {
  await using fixture = await startLocalFixture();
  return await ask({ name: 'aws-local-gateway' }, fixture.addresses, run);
}

async function askServerlessOffline(run: Run): Promise<Results> {
  const starting = () => startServerlessOffline(run.signal);
  await using started = await run.step('serverless-offline', 'install and start', starting);
  const { version, addresses } = started;
  const note = 'Started through its programmatic entry, without the Serverless Framework.';
  return await ask({ name: 'serverless-offline', version, note }, addresses, run);
}

/** cdk-local needs images with AWS's runtime interface emulator, so a recording of it is judged instead. */
async function judgeCdkLocal(): Promise<Results> {
  const file = new URL('recordings/cdk-local.json', import.meta.url);
  const recording = parseResults(await readFile(file, 'utf8'), 'cdk-local.json');
  return await replay(recording, { known: await readKnownDifferences('cdk-local') });
}

async function askEmulator(
  name: FreeEmulatorName,
  doors: readonly Door[],
  run: Run,
): Promise<Results> {
  const { signal, step } = run;
  const source = { endpoint: undefined, authToken: undefined };
  await using emulator = await provideEmulator(name, source, run);
  const deploying = () => deployFixture(emulator.endpoint, { doors, signal });
  await using fixture = await step(emulator.title, 'deploy the fixture', deploying);
  const { image } = await defineEmulator(name);
  const target = { name: emulator.title, version: image.slice(image.lastIndexOf(':') + 1) };
  return await ask(target, fixture.addresses, run);
}

async function ask(target: Target, addresses: Addresses, { signal, step }: Run): Promise<Results> {
  const known = await readKnownDifferences(target.name);
  return await step(target.name, 'ask', () => runSuite(addresses, { target, known, signal }));
}
