import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { killProcessGroup, recordProcessGroup } from './process-group.ts';
import { ProgramError } from './program-error.ts';
import { removeEmptyFolders } from './temporary-folder.ts';

export interface ProgramOptions {
  readonly workingFolder: string;
  /** Added to this process's variables, except the `AWS_*` ones, which no program gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the program and those that it has started. */
  readonly signal?: AbortSignal | undefined;
}

const KILL_AFTER_MS = 5_000;

/**
 * Runs a program in its own process group and returns what it wrote to stdout and stderr.
 *
 * @throws ProgramError if it ends with anything but exit code 0.
 */
export async function runProgram(
  title: string,
  command: readonly [program: string, ...args: string[]],
  { workingFolder, environment, signal }: ProgramOptions,
): Promise<string> {
  signal?.throwIfAborted();
  const startedAt = performance.now();
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: workingFolder,
    detached: true,
    env: { ...inheritedVariables(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const removeRecord = recordOrKill(child.pid);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);

  let kill: NodeJS.Timeout | undefined;
  const abort = () => {
    const { pid } = child;
    if (pid === undefined) return;
    killProcessGroup(pid, 'SIGTERM');
    kill = setTimeout(() => killProcessGroup(pid, 'SIGKILL'), KILL_AFTER_MS);
  };
  signal?.addEventListener('abort', abort);
  try {
    const exit = await new Promise<number | NodeJS.Signals>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(killedBy ?? code ?? -1));
    });
    signal?.throwIfAborted();
    if (exit === 0) return output;
    throw new ProgramError(title, exit, Math.round(performance.now() - startedAt), output);
  } finally {
    clearTimeout(kill);
    signal?.removeEventListener('abort', abort);
    removeRecord();
    await removeEmptyFolders();
  }
}

function recordOrKill(pid: number | undefined): () => void {
  if (pid === undefined) return () => {};
  try {
    return recordProcessGroup(pid);
  } catch (error) {
    killProcessGroup(pid, 'SIGKILL');
    throw error;
  }
}

function inheritedVariables(): NodeJS.ProcessEnv {
  const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(variables),
    // Programs that start `node` must get the same version.
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}
