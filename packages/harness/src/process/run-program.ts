import { spawn } from 'node:child_process';
import { killProcessGroup, recordProcessGroup } from './process-group.ts';
import { ProgramError } from './program-error.ts';

export interface ProgramOptions {
  readonly workingFolder: string;
  /** All of its variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the program and those that it has started. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of what the program writes to stdout and stderr. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

const KILL_AFTER_MS = 2_000;
const CLOSE_AFTER_MS = 500;

/**
 * Runs a program in its own process group and returns what it wrote to stdout and stderr.
 *
 * @throws ProgramError if it ends with anything but exit code 0.
 */
export async function runProgram(
  title: string,
  command: readonly [program: string, ...args: string[]],
  { workingFolder, environment, signal, onOutput }: ProgramOptions,
): Promise<string> {
  signal?.throwIfAborted();
  const startedAt = performance.now();
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: workingFolder,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const removeRecord = recordOrKill(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput?.(text);
    });
  }

  const closeOutput = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  let kill: NodeJS.Timeout | undefined;
  const abort = () => {
    const { pid } = child;
    if (pid === undefined) return;
    killProcessGroup(pid, 'SIGTERM');
    kill = setTimeout(() => {
      killProcessGroup(pid, 'SIGKILL');
      // A program outside the group may hold them open.
      kill = setTimeout(closeOutput, CLOSE_AFTER_MS);
    }, KILL_AFTER_MS);
  };
  signal?.addEventListener('abort', abort);
  try {
    const exit = await new Promise<number | NodeJS.Signals>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(killedBy ?? code ?? -1));
    });
    signal?.throwIfAborted();
    if (exit === 0) return output;
    const waitedMs = Math.round(performance.now() - startedAt);
    throw new ProgramError({ title, command, exit, waitedMs, output });
  } finally {
    clearTimeout(kill);
    signal?.removeEventListener('abort', abort);
    await removeRecord();
  }
}

function recordOrKill(pid: number | undefined): () => Promise<void> {
  if (pid === undefined) return async () => {};
  try {
    return recordProcessGroup(pid);
  } catch (error) {
    killProcessGroup(pid, 'SIGKILL');
    throw error;
  }
}
