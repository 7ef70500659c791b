import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { defaultStackName } from '@multiply/infra';
import { startLocalGateway } from 'aws-local-gateway';
import { rebuildOnChange } from '../dev/rebuild-on-change.ts';
import { loadReloadingHandler } from '../dev/reloading-handler.ts';
import { urlAddress } from '../harness/api-address.ts';
import { bootstrapEmulator, deployApp } from '../harness/deploy-app.ts';
import { formatCurl } from '../harness/format-curl.ts';
import { reportStep } from '../harness/report-step.ts';
import { findAddress } from '../targets/emulator-targets.ts';
import { infraFolder } from '../targets/workspace.ts';
import { findRunningEmulator } from './find-running-emulator.ts';
import { runEntry } from './run-entry.ts';

// pnpm dev [--emulator localstack] [--endpoint URL]
// Rebuilds the function at every save and serves it on the local gateway (PORT chooses another port
// than 3000), and on a LocalStack that runs already.

const run = promisify(execFile);
const packages = new URL('../../packages/', import.meta.url);
const folder = (path: string) => fileURLToPath(new URL(path, packages));
// Apart from dist, which every deployment builds anew.
const LIVE = folder('lambda/dist-live');
const EXAMPLE = '{"a":12,"b":3}';

await runEntry(async (signal) => {
  const { emulator } = parseArgs({
    options: { emulator: { type: 'string' } },
    strict: false,
  }).values;
  await buildLive();
  if (emulator !== undefined) await deployReloading(signal);

  const handler = await loadReloadingHandler(join(LIVE, 'index.mjs'));
  await using gateway = await startLocalGateway(handler.handle, {
    port: Number(process.env.PORT ?? 3000),
    logRequest: console.log,
  });
  console.log(`On the local gateway:\n\n  ${formatCurl(urlAddress(gateway.url), EXAMPLE)}\n`);

  const rebuild = async () => {
    const startedAt = performance.now();
    try {
      await buildLive();
      await handler.reload();
      console.log(`Rebuilt, live after ${Math.round(performance.now() - startedAt)} ms`);
    } catch (error) {
      // What was there before goes on serving until the next save.
      console.error(error instanceof Error ? error.message : error);
    }
  };
  await rebuildOnChange([folder('lambda/src'), folder('multiply-core/src')], rebuild, signal);
});

async function buildLive(): Promise<void> {
  await run(process.execPath, [folder('lambda/scripts/build.ts')]);
  await mkdir(LIVE, { recursive: true });
  // Written in place: what watches the file may lose one that is put in its stead.
  await writeFile(join(LIVE, 'index.mjs'), await readFile(folder('lambda/dist/index.mjs')));
}

/** Deploys the stack with code that LocalStack reads anew from a folder at each change. */
async function deployReloading(signal: AbortSignal): Promise<void> {
  const { name, endpoint } = await findRunningEmulator();
  if (name !== 'localstack') {
    throw new Error(
      `Expected --emulator localstack, got ${name}, which cannot reload code: after a change run ` +
        `pnpm deploy:local --emulator ${name} again.`,
    );
  }
  const options = { folder: infraFolder, endpoint, signal };
  await reportStep(console.log, 'cdklocal bootstrap', () => bootstrapEmulator(options));
  const { outputs } = await reportStep(console.log, 'cdklocal deploy, api=rest', () =>
    deployApp({ api: 'rest', 'hot-reload': LIVE }, options),
  );
  const address = findAddress(endpoint, outputs[defaultStackName('rest')] ?? {});
  console.log(
    `\nOn LocalStack, until pnpm deploy:local deploys the bundle itself again:\n\n  ${formatCurl(address, EXAMPLE)}\n`,
  );
}
