import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { runCommandFile } from '../run-command.ts';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url);
const doc = await readFile(new URL('docs/commands.md', root), 'utf8');
const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The scripts that run a command of integration/cli, by that command's name. */
const commands = Object.entries(scripts).flatMap(([script, line]) => {
  const name = /^node integration\/cli\/([\w-]+)\.ts$/.exec(line)?.[1];
  return name === undefined ? [] : [{ script, name }];
});

/** The rows of docs/commands.md that begin with a command. */
function findRows(script: string): string[] {
  return doc
    .split('\n')
    .filter((line) => line.startsWith(`| \`pnpm ${script}\` | \`--`))
    .map((line) => line.replaceAll('\\|', '|'));
}

describe('integration/cli', () => {
  it('has no command without a script', async () => {
    const names = (await readdir(new URL('integration/cli', root))).map((file) =>
      file.slice(0, -3),
    );
    const used = commands.map(({ name }) => name);
    expect(names.filter((name) => !used.includes(name))).toEqual(['test-suite']);
  });
});

describe.concurrent.each(commands)('pnpm $script', ({ script, name }) => {
  it('explains itself as docs/commands.md does', async () => {
    const { stdout, stderr } = await runCommandFile(name, ['--help']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      new RegExp(`^[A-Z].*\\.\n\nUsage: pnpm ${script}( .*)?\n[^]*\nExample: pnpm ${script}`),
    );
    const options = [...stdout.matchAll(/^ {2}(--\S+(?: \S+)?) +(.*) \(default: (.*)\)$/gm)];
    expect(findRows(script)).toEqual(
      options.map(
        ([, option, help, otherwise]) =>
          `| \`pnpm ${script}\` | \`${option}\`: ${help} | ${otherwise?.replace('$PORT', '`PORT`')} |`,
      ),
    );
    for (const [, variable] of stdout.matchAll(/^ {2}([A-Z_]+) {2}/gm)) {
      expect(doc).toMatch(new RegExp(`^\\| \`${variable}\` \\|.*\`pnpm ${script}\``, 'm'));
    }
  });
});

// The mechanism is that of every command.
describe('pnpm start', () => {
  it('answers -h, also after --', async () => {
    const [long, ...short] = await Promise.all(
      [['--help'], ['-h'], ['--', '-h']].map((args) => runCommandFile('start', args)),
    );
    expect(short).toEqual([long, long]);
  });

  it('serves nothing any more once it is killed', async () => {
    const start = fileURLToPath(new URL('integration/cli/start.ts', root));
    const child = spawn(process.execPath, [start, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const answers = (url: string) =>
      fetch(url).then(
        () => true,
        () => false,
      );
    try {
      const [line] = await once(createInterface(child.stdout), 'line');
      const [url = ''] = /http:\S+/.exec(line) ?? [];
      expect(await answers(url)).toBe(true);
      child.kill('SIGKILL');
      await vi.waitUntil(async () => !(await answers(url)), { timeout: 60_000, interval: 50 });
    } finally {
      child.kill('SIGKILL');
    }
  });
});

describe('runCommand', () => {
  it('keeps the exit code that a failed test run has set', async () => {
    const module = new URL('integration/command/run-command.ts', root).href;
    const script = `
      import { runCommand } from ${JSON.stringify(module)};
      await runCommand({ command: '', purpose: '', options: {}, example: '' }, async () => {
        process.exitCode = 1;
      });`;
    const running = run(process.execPath, ['--input-type=module', '--eval', script]);
    await expect(running).rejects.toMatchObject({ code: 1 });
  });
});

describe.concurrent.each(['start', 'dev'])('pnpm %s', (name) => {
  const { PATH = '' } = process.env;

  it('refuses an unknown option in one sentence', async () => {
    const stderr = new RegExp(`^Unknown option '--colour'\nUsage: pnpm ${name} [^\n]*\n$`);
    await expect(runCommandFile(name, ['--colour', 'red'])).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
  });

  it('refuses a PORT that is no number in one sentence', async () => {
    const stderr = 'Expected PORT to be a whole number from 0 (a free port) to 65535, got "abc".\n';
    const refused = runCommandFile(name, [], { PATH, PORT: 'abc' });
    await expect(refused).rejects.toMatchObject({ code: 1, stdout: '', stderr });
  });

  it('refuses a port that is in use in one sentence', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    const refused = runCommandFile(name, [], { PATH, PORT });
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`^Expected port ${PORT} to be free, [^\n]*\n$`)),
    });
    server.close();
  });
});
