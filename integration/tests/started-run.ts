import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLeftovers as findLeftoversOf } from 'cdk-emulator-harness';
import { expect, vi } from 'vitest';

const entry = fileURLToPath(new URL('../cli/test-integration.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** `pnpm test:integration` in its own process group and temporary folder. */
export interface StartedRun extends AsyncDisposable {
  readonly pid: number;
  readonly output: string;
  /** Resolves with the exit code when it has ended, or with -1 if a signal ended it. */
  readonly exit: Promise<number>;
  waitFor(printed: RegExp): Promise<void>;
  /** Signals the whole group, as a terminal does on Ctrl-C. */
  signal(name: NodeJS.Signals): void;
  /** Its containers, its temporary files and the programs whose command lines name their folder. */
  findLeftovers(): Promise<string[]>;
  /**
   * Fails unless nothing is left. A run that was killed, or says that it has ended too early, leaves the
   * rest to its watchdog.
   */
  expectNothingLeft(): Promise<void>;
}

export interface RunOptions {
  readonly targets: readonly string[];
  readonly watch?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** A command that runs the command line appended to it. */
  readonly wrapper?: (temporaryFolder: string) => readonly [string, ...string[]];
  readonly temporaryFolder?: string;
}

const STEP_TIMEOUT_MS = 240_000;
const WATCHDOG_TIMEOUT_MS = 120_000;

export async function startRun(options: RunOptions): Promise<StartedRun> {
  const { targets, watch, environment, wrapper } = options;
  const folder = options.temporaryFolder ?? (await mkdtemp(join(tmpdir(), 'faults-')));
  const chosen = targets.flatMap((name) => ['--target', name]);
  const command = [process.execPath, entry, ...chosen, ...(watch ? ['--watch'] : [])];
  const [program = '', ...args] = [...(wrapper?.(folder) ?? []), ...command];
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder, NO_COLOR: '1', VITEST: '', ...environment },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Expected ${program} to start, got no process`);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const exit = new Promise<number>((resolve) => {
    child.on('close', (code) => resolve(code ?? -1));
  });
  const findLeftovers = async () => [
    // The folders of that process are in its own temporary folder, which is listed below.
    ...(await findLeftoversOf(pid)),
    ...(await listFiles(folder)).map((name) => `file ${name}`),
    ...(await listProgramsNaming(folder)).map((line) => `program ${line}`),
  ];
  return {
    pid,
    get output() {
      return output;
    },
    exit,
    async waitFor(printed) {
      const isPrinted = () => printed.test(output) || child.exitCode !== null;
      await vi.waitUntil(isPrinted, { timeout: STEP_TIMEOUT_MS, interval: 10 });
      if (!printed.test(output)) throw new Error(`Expected ${printed}, got:\n${output}`);
    },
    signal: (name) => process.kill(-pid, name),
    findLeftovers,
    async expectNothingLeft() {
      const { signalCode } = child;
      const isLeftToWatchdog = signalCode !== null || /removed in the background/.test(output);
      let left: string[] = [];
      const isNothingLeft = async () => {
        left = await findLeftovers();
        if (!isLeftToWatchdog && !left.every(isWatchdog)) expect(left).toEqual([]);
        return left.length === 0;
      };
      const options = { timeout: WATCHDOG_TIMEOUT_MS, interval: 100 };
      await vi.waitUntil(isNothingLeft, options).catch((error) => {
        throw new Error(`Expected nothing to be left, got:\n${left.join('\n')}`, { cause: error });
      });
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The watchdog of a run that has ended normally ends a moment later. */
function isWatchdog(left: string): boolean {
  return left.startsWith('program ') && left.includes('watchdog-main');
}

/** All files except testcontainers' lock, which all processes share. */
async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const lists = names
    .filter((name) => !/^testcontainers-node.*\.lock$/.test(name))
    .map(async (name) => {
      // Fails for a file, and for a folder that has been removed in the meantime.
      const below = await readdir(join(folder, name), { recursive: true }).catch(() => []);
      return [name, ...below.map((path) => join(name, path))];
    });
  return (await Promise.all(lists)).flat();
}

/** The command lines, of all processes, that name the folder. */
async function listProgramsNaming(folder: string): Promise<string[]> {
  const ps = spawn('ps', ['-A', '-o', 'pid=,args='], { stdio: ['ignore', 'pipe', 'ignore'] });
  let lines = '';
  for await (const chunk of ps.stdout) lines += chunk;
  return lines.split('\n').filter((line) => line.includes(folder));
}
