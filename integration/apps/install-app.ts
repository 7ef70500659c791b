import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RealApp } from './real-app.ts';

const run = promisify(execFile);

/** An app with its packages, outside the workspace. */
export interface InstalledApp {
  /** Contains its cdk.json. */
  readonly folder: string;
  /** The variables that it needs: of a Python app, those of its virtual environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 10 * 60_000;
const SHOWN_LENGTH = 300;

/**
 * Fetches an app from GitHub by its commit, and installs its packages as its authors ask for.
 *
 * @throws Error if one of the programs fails, or is not done in 10 minutes.
 */
export async function installApp(
  app: RealApp,
  workFolder: string,
  signal: AbortSignal,
): Promise<InstalledApp> {
  const checkout = join(workFolder, app.repository.replace('/', '-'));
  await mkdir(checkout, { recursive: true });
  const git = (...args: string[]) => runProgram('git', args, checkout, signal);
  await git('init', '--quiet');
  // Without the files of other folders: some of these repositories have hundreds of apps.
  if (app.folder !== undefined) await git('sparse-checkout', 'set', '--no-cone', app.folder);
  await git('remote', 'add', 'origin', `https://github.com/${app.repository}`);
  await git('fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', app.commit);
  await git('checkout', '--quiet', 'FETCH_HEAD');

  const folder = join(checkout, app.folder ?? '');
  if (app.language === 'Python') return await installPython(folder, signal);
  await runProgram('npm', ['install', '--no-audit', '--no-fund'], folder, signal);
  if (app.script) await runProgram('npm', ['run', app.script], folder, signal);
  return { folder, environment: {} };
}

async function installPython(folder: string, signal: AbortSignal): Promise<InstalledApp> {
  const programs = join(folder, '.venv', 'bin');
  await runProgram('python3', ['-m', 'venv', '.venv'], folder, signal);
  await runProgram(join(programs, 'pip'), ['install', '-r', 'requirements.txt'], folder, signal);
  const path = [programs, dirname(process.execPath), process.env.PATH].join(delimiter);
  return { folder, environment: { PATH: path, VIRTUAL_ENV: join(folder, '.venv') } };
}

async function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<void> {
  const own = Object.entries(process.env).filter(
    // What pnpm sets for the scripts that it runs.
    ([name]) => !/^(npm_|pnpm_|NODE_PATH$|INIT_CWD$)/i.test(name),
  );
  try {
    const env = Object.fromEntries(own);
    await run(program, args, { cwd, env, signal, timeout: TIMEOUT_MS, killSignal: 'SIGKILL' });
  } catch (error) {
    signal.throwIfAborted();
    const { stderr = '', message } = error as Error & { stderr?: string };
    const lines = stderr.split('\n').filter((line) => /(error|fatal).*\S/i.test(line));
    const cause = (lines.join('; ') || message).slice(0, SHOWN_LENGTH);
    throw new Error(`Expected \`${program} ${args[0]}\` to succeed, got ${cause}`);
  }
}
