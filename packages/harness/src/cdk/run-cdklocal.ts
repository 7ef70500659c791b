import { delimiter, dirname } from 'node:path';
import { type ProgramOptions, runProgram } from '../process/run-program.ts';
import { createTemporaryFolder } from '../process/temporary-folder.ts';
import { findCdkPackages } from './find-cdk-packages.ts';
import { cliEnvironment, type EmulatedEnvironment } from './isolated-environment.ts';

export interface CdklocalOptions extends Pick<ProgramOptions, 'signal' | 'onOutput'> {
  /** The CDK app's folder, where aws-cdk-local and aws-cdk are looked for first. */
  readonly folder: string;
  /** Where the CLI runs; defaults to the app's folder. */
  readonly workingFolder?: string;
  readonly emulated: EmulatedEnvironment;
}

/**
 * Runs `cdklocal` for a CDK app against an emulator and returns its output. No AWS or CDK setting,
 * credential, proxy or `.cdk.json` of the user reaches it.
 *
 * @throws ProgramError if it ends with anything but exit code 0.
 */
export async function runCdklocal(
  args: readonly [command: string, ...args: string[]],
  { folder, workingFolder = folder, emulated, signal, onOutput }: CdklocalOptions,
): Promise<string> {
  const { cdkFolder, cdklocal } = await findCdkPackages(folder);
  await using home = await createTemporaryFolder('home');
  const environment = cliEnvironment(emulated, home.path);
  // cdklocal imports aws-cdk without depending on it.
  const nodePath = [environment.NODE_PATH, dirname(cdkFolder)].filter(Boolean).join(delimiter);
  return await runProgram(
    `cdklocal ${args[0]}`,
    // Without notices it connects to the emulator only.
    [process.execPath, cdklocal, '--no-notices', ...args],
    { workingFolder, environment: { ...environment, NODE_PATH: nodePath }, signal, onOutput },
  );
}
