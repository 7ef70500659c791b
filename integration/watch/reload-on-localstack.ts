import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultStackName, outputs as outputNames } from '@multiply/infra';
import { deployApp, formatCurl, reportSteps } from 'cdk-emulator-harness';
import { findRunningEmulator } from '../command/find-running-emulator.ts';
import { EXAMPLE } from '../command/serve-function.ts';
import { infraFolder } from '../targets/emulators.ts';
import { rebuildOnChange } from './rebuild-on-change.ts';

const run = promisify(execFile);
const packages = new URL('../../packages/', import.meta.url);
const folder = (path: string) => fileURLToPath(new URL(path, packages));
// Separate from dist, which every deployment rebuilds.
const LIVE = folder('lambda/dist-live');

/** Deploys the stack with code that LocalStack reads from a folder again after each change. */
export async function deployReloading(
  values: { readonly emulator: string; readonly endpoint: string | undefined },
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const { name, emulator } = await findRunningEmulator(values, environment, { signal });
  if (name !== 'localstack') {
    throw new Error(
      `Expected --emulator localstack, got ${name}, which cannot reload code: run pnpm deploy:local ` +
        `--emulator ${name} again after a change.`,
    );
  }
  await buildLive();
  const app = { folder: infraFolder, context: { api: 'rest', 'hot-reload': LIVE } };
  const deployed = await deployApp(emulator, app, { signal, step: reportSteps(console.log) });
  const address = deployed.addressOf(defaultStackName('rest'), outputNames.url);
  console.log(
    `\nOn LocalStack, until pnpm deploy:local deploys the bundle again:\n\n  ${formatCurl(address, EXAMPLE)}\n`,
  );
}

/** Updates that code after every save until the signal aborts. */
export function rebuildLive(signal: AbortSignal): Promise<void> {
  const rebuild = () => buildLive().catch(({ message }: Error) => console.error(message));
  return rebuildOnChange([folder('lambda/src'), folder('multiply-core/src')], rebuild, signal);
}

async function buildLive(): Promise<void> {
  try {
    await run(process.execPath, [folder('lambda/scripts/build.ts')]);
  } catch (cause) {
    const stderr = String((cause as { readonly stderr?: string }).stderr);
    // esbuild's message has the file and the line, and is followed by its own stack.
    throw new Error(/Build failed with .*?(?=\n {4}at )/s.exec(stderr)?.[0] ?? stderr, { cause });
  }
  await mkdir(LIVE, { recursive: true });
  // Written in place, because a watcher of the file can lose one that is replaced.
  await writeFile(join(LIVE, 'index.mjs'), await readFile(folder('lambda/dist/index.mjs')));
}
