import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { lastLines } from './last-lines.ts';
import { startOf } from './owner.ts';
import { folderOfThisProcess, removeEmptyFolders } from './temporary-folder.ts';

export interface ProgramOptions {
  readonly workingFolder: string;
  /** Added to this process's variables, those of AWS aside, which no program gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the program and those that it started. */
  readonly signal?: AbortSignal | undefined;
}

const KILL_AFTER_MS = 5_000;

/**
 * Runs a program in a process group of its own and returns what it printed.
 *
 * @throws Error named by `title`, with the last lines it printed, when it ends with anything but 0.
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
    env: { ...ownVariables(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const forget = recordGroup(child.pid);
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
    killGroup(pid, 'SIGTERM');
    kill = setTimeout(() => killGroup(pid, 'SIGKILL'), KILL_AFTER_MS);
  };
  signal?.addEventListener('abort', abort);
  try {
    const exit = await new Promise<string>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(killedBy ?? String(code)));
    });
    signal?.throwIfAborted();
    if (exit === '0') return output;
    const waitedMs = Math.round(performance.now() - startedAt);
    throw new Error(
      `Expected \`${title}\` to succeed, got ${exit} after ${waitedMs} ms:\n${lastLines(output)}${advise(output)}`,
    );
  } finally {
    clearTimeout(kill);
    signal?.removeEventListener('abort', abort);
    forget();
    await removeEmptyFolders();
  }
}

function advise(output: string): string {
  if (!/ENOSPC|no space left/i.test(output)) return '';
  return '\nTry: free space on the disk of the temporary folder, or name another folder in TMPDIR.';
}

/** `process-<id>-<start>`: whoever cleans up after this process finds the group by it. */
function recordGroup(pid: number | undefined): () => void {
  if (pid === undefined) return () => {};
  try {
    const record = join(folderOfThisProcess(), `process-${pid}-${startOf(pid)}`);
    writeFileSync(record, '');
    return () => rmSync(record, { force: true });
  } catch (error) {
    killGroup(pid, 'SIGKILL');
    throw error;
  }
}

export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function ownVariables(): NodeJS.ProcessEnv {
  const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(variables),
    // Programs that start `node` must get this one.
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}
