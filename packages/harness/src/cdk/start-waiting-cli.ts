import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryFolder } from '../process/temporary-folder.ts';
import { runCdklocal } from './run-cdklocal.ts';

/** `cdklocal deploy`, started before there is anything to deploy, because it takes most of a second to load. */
export interface WaitingCli {
  /** Makes it deploy every stack of the synthesised app in this folder. */
  deploy(assemblyFolder: string): Promise<void>;
  /** Settles when the CLI has ended; rejects if it has failed. */
  readonly finished: Promise<unknown>;
}

/** Starts the CLI of the app in `folder`. Its app command waits for the folder given to `deploy`. */
export async function startWaitingCli(
  folder: string,
  endpoint: string,
  signal: AbortSignal,
): Promise<WaitingCli> {
  const gate = await createTemporaryFolder('deploy');
  const link = join(gate.path, 'assembly');
  const script = fileURLToPath(import.meta.resolve('./await-assembly.mjs'));
  // `exec` first, because the CLI strips quotes that are at both ends of a command.
  const app = `exec "${process.execPath}" "${script}" "${link}"`;
  const finished = runCdklocal(
    [
      // Direct, because a change set costs another wait of the CLI, 2 s on LocalStack.
      ...['deploy', '--all', '--method=direct', '--require-approval=never'],
      ...['--app', app, '--output', join(gate.path, 'cdk.out')],
    ],
    // In a folder without cdk.json, whose app and build commands must not run here.
    { folder, workingFolder: gate.path, endpoint, signal },
  ).finally(() => gate[Symbol.asyncDispose]());
  // The caller awaits it later; until then a failure is not an unhandled rejection.
  finished.catch(() => {});
  return { finished, deploy: (assemblyFolder) => symlink(assemblyFolder, link) };
}
