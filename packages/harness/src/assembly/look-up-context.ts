import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runCdklocal } from '../cdk/run-cdklocal.ts';
import { assemblyCommand } from '../cdk/start-waiting-cli.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { createTemporaryFolder } from '../process/temporary-folder.ts';
import type { MissingContext } from './read-assembly.ts';

/** CDK context: keys and JSON values. */
export type Context = Readonly<Record<string, unknown>>;

export interface Lookup {
  /** The app's folder; nothing is written there. */
  readonly folder: string;
  /** The synthesised app whose context is incomplete. */
  readonly assemblyFolder: string;
  readonly missing: readonly MissingContext[];
}

/**
 * Looks up on the emulator what an app's context lacks, with the CDK CLI and its context providers. The
 * CLI works in a temporary folder, so the app's own `cdk.context.json` does not change.
 *
 * @throws HarnessError with the keys that have no value.
 */
export async function lookUpContext(
  { endpoint, account, title }: StartedEmulator,
  { folder, assemblyFolder, missing }: Lookup,
  signal: AbortSignal | undefined,
): Promise<Context> {
  await using work = await createTemporaryFolder('lookup');
  const link = join(work.path, 'assembly');
  const passed = join(work.path, 'passed.json');
  await symlink(assemblyFolder, link);
  await runCdklocal(
    ['list', '--app', assemblyCommand(link, passed), '--output', join(work.path, 'cdk.out')],
    { folder, workingFolder: work.path, emulated: { endpoint, account }, signal },
  );
  const found = await readContext(join(work.path, 'cdk.context.json'));
  const unfound = missing.filter(({ key }) => !(key in found));
  if (unfound.length === 0) return found;
  // The CLI passes its errors on to the app, in place of the values.
  const errors = await readContext(passed);
  const keys = unfound.map(({ key }) => `\n  ${key}: ${describeError(errors[key])}`);
  throw new HarnessError({
    problem: `Expected ${title} to have what the app looks up, got no value of:${keys.join('')}`,
    advice:
      'create it on the emulator first, or write its value to cdk.context.json in the app folder.',
  });
}

/** The content of a `cdk.context.json`; empty if there is none. */
export async function readContext(file: string): Promise<Context> {
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const context: unknown = parseJson(file, json);
  if (typeof context === 'object' && context !== null) return { ...context };
  throw new Error(`Expected ${file} to contain a JSON object, got ${json.slice(0, 100)}`);
}

export function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`Expected ${file} to contain JSON, got ${(cause as Error).message}`, { cause });
  }
}

function describeError(value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'not found';
  const { $providerError: error } = value as { $providerError?: unknown };
  return typeof error === 'string' ? error.slice(0, 300) : 'not found';
}
