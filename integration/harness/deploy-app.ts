import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CdklocalOptions, runCdklocal } from './run-cdklocal.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** The outputs of each deployed stack: stack name, output name, value. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Deployment {
  /** Whether there was anything to deploy. */
  readonly changed: boolean;
  readonly outputs: StackOutputs;
}

/** Bootstraps the emulator for CDK. Deploying needs it once. */
export async function bootstrapEmulator(options: CdklocalOptions): Promise<void> {
  // Where there is no cdk.json the CLI does not synthesise the app, which bootstrapping has no use for.
  await using folder = await createTemporaryFolder('bootstrap');
  const workingFolder = folder.path;
  await runCdklocal(['bootstrap', 'aws://000000000000/us-east-1'], { ...options, workingFolder });
}

/**
 * Deploys every stack of a CDK app with cdklocal and returns their outputs. `context` becomes CDK
 * context values. Several deployments of one app may run side by side.
 *
 * @throws Error with what the CLI printed last when a stack does not deploy.
 */
export async function deployApp(
  context: Readonly<Record<string, string>>,
  options: CdklocalOptions,
): Promise<Deployment> {
  await using folder = await createTemporaryFolder('deploy');
  const outputsFile = join(folder.path, 'outputs.json');
  const printed = await runCdklocal(
    [
      // Direct: a change set costs another wait of the CLI's, 2 s on LocalStack.
      ...['deploy', '--all', '--method=direct', '--require-approval', 'never'],
      ...['--output', join(folder.path, 'cdk.out'), '--outputs-file', outputsFile],
      ...contextArguments(context),
    ],
    options,
  );
  return {
    changed: !printed.includes('(no changes)'),
    // Written by the CLI.
    outputs: JSON.parse(await readFile(outputsFile, 'utf8')) as StackOutputs,
  };
}

export function contextArguments(context: Readonly<Record<string, string>>): string[] {
  return Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
}
