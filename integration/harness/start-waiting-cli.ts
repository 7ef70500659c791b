import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCdklocal } from './run-cdklocal.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** `cdklocal deploy`, started before there is anything to deploy: loading it takes most of a second. */
export interface WaitingCli {
  /** Lets it deploy every stack of the synthesised app in this folder. */
  deploy(assemblyFolder: string): Promise<void>;
  /** Settles when it has ended; rejects when it has failed. */
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
  // `exec` first: the CLI strips a command of quotes when both its ends are one.
  const app = `exec "${process.execPath}" "${script}" "${link}"`;
  const finished = runCdklocal(
    [
      ...['deploy', '--all', '--method=direct', '--require-approval=never'],
      ...['--app', app, '--output', join(gate.path, 'cdk.out')],
    ],
    // Where there is no cdk.json, whose app and build commands are not wanted here.
    { folder, workingFolder: gate.path, endpoint, signal },
  ).finally(() => gate[Symbol.asyncDispose]());
  // Whoever awaits it gets the error; until then it is no unhandled one.
  finished.catch(() => {});
  return { finished, deploy: (assemblyFolder) => symlink(assemblyFolder, link) };
}
