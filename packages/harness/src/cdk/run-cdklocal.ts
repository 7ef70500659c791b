import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runProgram } from '../process/run-program.ts';
import { awsVariableAllowlist, isolatedEnvironment } from './isolated-environment.ts';

export interface CdklocalOptions {
  /** The CDK app's folder, with aws-cdk-local and aws-cdk among its packages. */
  readonly folder: string;
  /** Where the CLI runs; defaults to the app's folder. */
  readonly workingFolder?: string;
  readonly endpoint: string;
  /** Ends the CLI and the programs that it has started. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `cdklocal` for a CDK app against an emulator and returns its output. No AWS variable, profile,
 * credential or instance role of the user reaches it.
 *
 * @throws ProgramError if it ends with anything but exit code 0.
 */
export async function runCdklocal(
  args: readonly string[],
  { folder, workingFolder = folder, endpoint, signal }: CdklocalOptions,
): Promise<string> {
  const cli = createRequire(join(folder, 'package.json')).resolve('aws-cdk-local/bin/cdklocal');
  // Without notices it connects to the emulator only.
  return await runProgram(
    `cdklocal ${args.join(' ')}`,
    [process.execPath, cli, '--no-notices', ...args],
    {
      workingFolder,
      environment: { ...isolatedEnvironment(endpoint), AWS_ENVAR_ALLOWLIST: awsVariableAllowlist },
      signal,
    },
  );
}
