import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const PNPM = 'npx --yes pnpm@12.21.0';
let clone = '';

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'clone of multiply-'));
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root });
  const files = stdout
    .split('\n')
    .filter((file) => /^[^/]+$|package\.json$|^integration\/command\//.test(file));
  for (const file of files) await cp(join(root, file), join(clone, file));
});
afterAll(() => rm(clone, { recursive: true }));

/** What a person sees who types this, with the machine's own Node. */
async function type(line: string): Promise<{ failed: boolean; printed: string }> {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    // What pnpm and Vitest have set; not the machine's own settings, such as NODE_EXTRA_CA_CERTS.
    if (
      !/^(npm|pnpm)_(?!config_)|^(NODE(_(ENV|OPTIONS|PATH))?|VITEST.*|INIT_CWD|CI)$/i.test(name)
    ) {
      env[name] = value;
    }
  }
  const folders = env.PATH?.split(delimiter) ?? [];
  env.PATH = folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
  const [program = '', ...args] = line.split(' ');
  const ended = run(program, args, { cwd: clone, env, shell: process.platform === 'win32' });
  return await ended.then(
    ({ stdout, stderr }) => ({ failed: false, printed: stdout + stderr }),
    ({ stdout, stderr }) => ({ failed: true, printed: stdout + stderr }),
  );
}

describe('a fresh clone', () => {
  it.each([
    ['npx --yes pnpm@8.15.9 install', 'Expected pnpm 12, got 8.15.9', 'install'],
    ['npx --yes pnpm@8.15.9 start', 'Expected pnpm 12, got 8.15.9', 'start'],
    ['npx --yes pnpm@9.15.9 test', 'Expected pnpm 12, got 9.15.9', 'test'],
    ['npx --yes pnpm@10.20.0 dev', 'Expected pnpm 12, got 10.20.0', 'dev'],
    ['npx --yes yarn@1.22.22', 'Expected pnpm, got Yarn', 'install'],
    ['npx --yes @yarnpkg/cli-dist@4.9.2 start', 'Expected pnpm, got Yarn', 'start'],
  ])('answers %s with the right command', async (line, problem, script) => {
    const sentence = `${problem}. Run: ${PNPM} ${script}\n`;
    expect(await type(line)).toEqual({ failed: true, printed: sentence });
  });

  it('answers npm install with the right command', async () => {
    const { failed, printed } = await type('npm install');
    expect(failed).toBe(true);
    expect(printed).toContain(`Expected pnpm, got npm. Run: ${PNPM} install`);
    expect(printed).not.toMatch(/added|^ +at /m);
  });

  it('is installed without a warning', async () => {
    const { failed, printed } = await type(`${PNPM} install --frozen-lockfile`);
    expect(failed, printed).toBe(false);
    expect(printed).not.toMatch(/warn|unsupported|deprecated/i);
  });
});
