import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssemblyStack } from '../assembly/read-assembly.ts';
import { createTemporaryFolder } from '../process/temporary-folder.ts';
import { isReportedUnchanged } from './is-reported-unchanged.ts';
import { type CdklocalOptions, runCdklocal } from './run-cdklocal.ts';

// Stacks that need nothing of each other do not wait for each other's polls: four stacks with a REST API
// each take 3.5 s on LocalStack instead of 16.5 s.
const CONCURRENT_STACKS = 8;

/** `cdklocal deploy`, started before there is anything to deploy, because it takes most of a second to load. */
export interface WaitingCli {
  /** Makes it deploy the selected stacks of the synthesised app in this folder. */
  deploy(assemblyFolder: string): Promise<void>;
  /** Whether it has found nothing to deploy for a stack. */
  hasSkipped(stack: AssemblyStack): boolean;
  /** Settles when the CLI has ended; rejects if it has failed. */
  readonly finished: Promise<unknown>;
}

/** Starts the CLI for the stacks that match. Its app command waits for the folder given to `deploy`. */
export async function startWaitingCli(
  stacks: readonly string[],
  options: Omit<CdklocalOptions, 'workingFolder' | 'onOutput'>,
): Promise<WaitingCli> {
  const gate = await createTemporaryFolder('deploy');
  const link = join(gate.path, 'assembly');
  let output = '';
  const onOutput = (text: string) => {
    output += text;
  };
  const finished = runCdklocal(
    [
      // Direct, because a change set costs another wait of the CLI, 2 s on LocalStack.
      'deploy',
      ...stacks,
      ...['--method=direct', '--require-approval=never', `--concurrency=${CONCURRENT_STACKS}`],
      ...['--app', assemblyCommand(link), '--output', join(gate.path, 'cdk.out')],
    ],
    // In a folder without cdk.json, whose app and build commands must not run here.
    { ...options, workingFolder: gate.path, onOutput },
  ).finally(() => gate[Symbol.asyncDispose]());
  // The caller awaits it later; until then a failure is not an unhandled rejection.
  finished.catch(() => {});
  return {
    finished,
    deploy: (assemblyFolder) => symlink(assemblyFolder, link),
    hasSkipped: (stack) => isReportedUnchanged(output, stack),
  };
}

/** An app command that gives the CLI the synthesised app to which the link points. */
export function assemblyCommand(link: string, contextFile: string = ''): string {
  const script = fileURLToPath(new URL('./await-assembly.mjs', import.meta.url));
  // `exec` first, because the CLI strips quotes that are at both ends of a command.
  return `exec "${process.execPath}" "${script}" "${link}" "${contextFile}"`;
}
