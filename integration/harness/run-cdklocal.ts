import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isolatedEnvironment, passedOn } from './isolated-environment.ts';
import { runProgram } from './run-program.ts';

export interface CdklocalOptions {
  /** The CDK app's folder: it has a cdk.json, and aws-cdk-local and aws-cdk among its packages. */
  readonly folder: string;
  /** Where the CLI runs; the app's folder by default. */
  readonly workingFolder?: string;
  readonly endpoint: string;
  /** Ends the CLI and the programs that it started. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `cdklocal` in a CDK app's folder against an emulator and returns what it printed.
 *
 * Nothing of the user's AWS settings reaches it: no variable, profile, credential or instance role.
 *
 * @throws Error with the last lines it printed when it ends with anything but 0.
 */
export async function runCdklocal(
  args: readonly string[],
  { folder, workingFolder = folder, endpoint, signal }: CdklocalOptions,
): Promise<string> {
  const cli = createRequire(join(folder, 'package.json')).resolve('aws-cdk-local/bin/cdklocal');
  // Without notices it asks no host but the emulator.
  return await runProgram(
    `cdklocal ${args.join(' ')}`,
    [process.execPath, cli, '--no-notices', ...args],
    {
      workingFolder,
      environment: { ...isolatedEnvironment(endpoint), AWS_ENVAR_ALLOWLIST: passedOn },
      signal,
    },
  );
}
