import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { outsideEnvironment } from '@multiply/test-kit/packed-package';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// Does what each README says: packs the package, installs it in a copy of the folder, and runs the commands.

const root = fileURLToPath(new URL('../../../', import.meta.url));
const LONG_MS = 580_000;

const environment = outsideEnvironment();
environment.PATH = [dirname(process.execPath), environment.PATH].join(delimiter);

async function run(command: string, cwd: string, env = environment): Promise<string> {
  const [program = '', ...args] = command.split(' ');
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env });
  return stdout + stderr;
}

interface Copy {
  readonly folder: string;
  /** The commands of the README's block, without the installation. */
  readonly commands: readonly string[];
}

/** Copies the example and follows its README up to the installation. */
async function prepare(name: string): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), `example-${name}-`));
  await cp(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (source) => !/node_modules|\.tgz$/.test(source),
  });
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  expect(readme.trim().split('\n').length).toBeLessThanOrEqual(20);
  const pack = /^ {4}(npx .*)$/m.exec(readme)?.[1] ?? '';
  await run(pack.replace('<copy>', folder), root, process.env);
  const [install, ...commands] = /```sh\n(.*?)\n```/s.exec(readme)?.[1]?.split('\n') ?? [];
  expect(install).toBe('npm install');
  await run('npm install --no-audit --no-fund --loglevel=error', folder);
  return { folder, commands };
}

/** Starts a command that serves until Ctrl-C, and returns the address that it prints. */
async function serve(command: string, folder: string) {
  const [program = '', ...args] = command.split(' ');
  // A process group, because npm starts the server.
  const child = spawn(program, args, { cwd: folder, env: environment, detached: true });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const url = await vi.waitFor(() => {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    return address ?? expect.fail(`Expected ${command} to print an address, got ${printed}`);
  }, 60_000);
  return { url, [Symbol.asyncDispose]: () => interrupt(child) };
}

async function interrupt(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await closed;
}

describe('examples/', () => {
  it('has the three folders that are tested here', async () => {
    expect((await readdir(join(root, 'examples'))).sort()).toEqual([
      'gateway',
      'harness',
      'library',
    ]);
  });
});

describe('examples/library', { timeout: LONG_MS }, () => {
  const chromium = ['chromium', 'google-chrome'].find(
    (command) => spawnSync(command, ['--version']).status === 0,
  );
  let copy: Copy;
  beforeAll(async () => {
    copy = await prepare('library');
  }, LONG_MS);
  afterAll(() => rm(copy.folder, { recursive: true }), LONG_MS);

  it('multiplies in Node', async () => {
    expect(copy.commands).toEqual(['npm start', 'npm run page']);
    const printed = await run('npm start', copy.folder);
    expect(printed).toContain(' = 152415787532388367501905199875019052100\n');
    expect(printed).toContain('{"a":2.5,"b":4} → 10.0\n');
    expect(printed).toContain('{"a":12} → missing_operand\n');
  });

  it('multiplies in a page', async ({ skip }) => {
    if (chromium === undefined) {
      const reason = 'there is no Chromium on the PATH (Debian: apt-get install chromium)';
      if (process.env.CI === 'true') throw new Error(`Not run in Chromium: ${reason}`);
      return skip(reason);
    }
    await using page = await serve('npm run page', copy.folder);
    const profile = `--user-data-dir=${join(copy.folder, 'profile')}`;
    const flags = `--headless --no-sandbox --disable-gpu ${profile}`;
    const dom = await run(`${chromium} ${flags} --dump-dom ${page.url}/`, copy.folder);
    expect(dom).toContain('<output>9007199515875289</output>');
  });
});

describe('examples/gateway', { timeout: LONG_MS }, () => {
  let copy: Copy;
  beforeAll(async () => {
    copy = await prepare('gateway');
  }, LONG_MS);
  afterAll(() => rm(copy.folder, { recursive: true }), LONG_MS);

  it('is tested with node:test', async () => {
    expect(copy.commands).toEqual(['npm test', 'npm start']);
    expect(await run('npm test', copy.folder)).toMatch(/^. pass 2$/m);
  });

  it('serves the Express app', async () => {
    await using gateway = await serve('npm start', copy.folder);
    const response = await fetch(`${gateway.url}/pets/7`);
    expect(await response.json()).toMatchObject({ id: '7' });
  });
});

describe('examples/harness', { timeout: LONG_MS }, () => {
  let copy: Copy;
  beforeAll(async () => {
    copy = await prepare('harness');
  }, LONG_MS);
  afterAll(() => rm(copy.folder, { recursive: true }), LONG_MS);

  it('deploys its app to an emulator and calls it', async () => {
    expect(copy.commands).toEqual(['npm test']);
    expect(await run('npm test', copy.folder, { ...environment, NO_COLOR: '1' })).toMatch(
      /Tests +2 passed/,
    );
  });
});
