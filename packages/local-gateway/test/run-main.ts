import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** The command line as a child process, ended when disposed. */
export interface RunningMain extends AsyncDisposable {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves to the exit code, null after a signal, once all output has come. */
  readonly ended: Promise<number | null>;
}

/** Runs main.ts, in the folder of the fixtures by default, under another command where one is given. */
export function runMain(
  args: readonly string[],
  port: string | undefined = '0',
  folder = fixtures,
  under: readonly string[] = [],
): RunningMain {
  // As the installed program starts it.
  const [command = '', ...rest] = [...under, process.execPath, '--', main, ...args];
  const child = spawn(command, rest, {
    cwd: folder,
    env: { ...process.env, PORT: port },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = once(child, 'close').then(([code]) => code);
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    [Symbol.asyncDispose]: async () => {
      // Not SIGKILL, after which the folder with the code of inline functions would stay.
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The port it listens on, once it says so. */
export async function waitForPort({ child, stdout, stderr }: RunningMain): Promise<number> {
  while (child.exitCode === null) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)\n\n$/.exec(stdout())?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => child.stdout?.once('data', resolve).once('end', resolve));
  }
  throw new Error(`Expected an address, got exit code ${child.exitCode} and ${stderr()}`);
}
