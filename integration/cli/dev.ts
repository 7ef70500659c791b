import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultStackName, outputs as outputNames } from '@multiply/infra';
import { startLocalGateway } from 'aws-local-gateway';
import { deployApp, formatCurl, reportSteps, urlAddress } from 'cdk-emulator-harness';
import { findRunningEmulator } from '../command/find-running-emulator.ts';
import { runCommand } from '../command/run-command.ts';
import { infraFolder } from '../targets/emulators.ts';
import { rebuildOnChange } from '../watch/rebuild-on-change.ts';
import { loadReloadingHandler } from '../watch/reloading-handler.ts';

// Serves the function on the local gateway, and on a running LocalStack if asked, and rebuilds it after
// every save.

const usage =
  'pnpm dev [--emulator localstack] [--endpoint URL]; PORT selects a port other than 3000';
const options = { emulator: { type: 'string' }, endpoint: { type: 'string' } } as const;

const run = promisify(execFile);
const packages = new URL('../../packages/', import.meta.url);
const folder = (path: string) => fileURLToPath(new URL(path, packages));
// Separate from dist, which every deployment rebuilds.
const LIVE = folder('lambda/dist-live');
const EXAMPLE = '{"a":12,"b":3}';

await runCommand({ usage, options }, async ({ emulator, endpoint }, signal) => {
  await buildLive();
  if (emulator !== undefined) await deployReloading({ emulator, endpoint }, signal);

  const handler = await loadReloadingHandler(join(LIVE, 'index.mjs'));
  await using gateway = await startLocalGateway(handler.handle, {
    port: process.env.PORT ?? 3000,
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
      // The previous build continues to serve until the next save.
      console.error(error instanceof Error ? error.message : error);
    }
  };
  await rebuildOnChange([folder('lambda/src'), folder('multiply-core/src')], rebuild, signal);
});

async function buildLive(): Promise<void> {
  await run(process.execPath, [folder('lambda/scripts/build.ts')]);
  await mkdir(LIVE, { recursive: true });
  // Written in place, because a watcher of the file can lose one that is replaced.
  await writeFile(join(LIVE, 'index.mjs'), await readFile(folder('lambda/dist/index.mjs')));
}

/** Deploys the stack with code that LocalStack reads from a folder again after each change. */
async function deployReloading(
  values: { readonly emulator: string; readonly endpoint: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const { name, emulator } = await findRunningEmulator(values, process.env);
  if (name !== 'localstack') {
    throw new Error(
      `Expected --emulator localstack, got ${name}, which cannot reload code: run pnpm deploy:local ` +
        `--emulator ${name} again after a change.`,
    );
  }
  const app = { folder: infraFolder, context: { api: 'rest', 'hot-reload': LIVE } };
  const deployed = await deployApp(emulator, app, { signal, step: reportSteps(console.log) });
  const address = deployed.addressOf(defaultStackName('rest'), outputNames.url);
  console.log(
    `\nOn LocalStack, until pnpm deploy:local deploys the bundle again:\n\n  ${formatCurl(address, EXAMPLE)}\n`,
  );
}
