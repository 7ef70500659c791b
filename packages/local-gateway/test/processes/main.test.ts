import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { startLocalGateway } from '../../src/index.ts';
import { closing } from '../closing.ts';
import { exchange, formatRequest } from '../exchange.ts';
import { createFolder } from '../function-folder.ts';
import { runMain, waitForPort } from '../run-main.ts';

const run = promisify(execFile);

async function failOf(args: readonly string[], port?: string) {
  await using main = runMain(args, port);
  const code = await main.ended;
  return { code, stdout: main.stdout(), stderr: main.stderr() };
}

describe('main', () => {
  it('prints a curl line that works when pasted', async () => {
    await using main = runMain(['--example', `{"it's":1}`, 'echo.ts']);
    const port = await waitForPort(main);
    const line = /^ {2}(curl .*)$/m.exec(main.stdout())?.[1] ?? '';

    const { stdout } = await run('sh', ['-c', `${line} --silent`]);

    expect(line).toContain(`http://127.0.0.1:${port}`);
    expect(JSON.parse(stdout)).toMatchObject({
      body: `{"it's":1}`,
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST' } },
    });
  });

  it('prints a plain curl line without an example', async () => {
    await using main = runMain(['echo.ts']);
    const port = await waitForPort(main);

    expect(main.stdout()).toContain(`\n  curl http://127.0.0.1:${port}\n`);
  });

  it('logs a line for each request', async () => {
    await using main = runMain(['echo.ts']);
    const port = await waitForPort(main);
    await exchange(port, { method: 'PUT', target: '/a' });

    await vi.waitFor(() => expect(main.stdout()).toMatch(/\nPUT \/a 200 \d+ ms\n$/));
  });

  it('serves the export that is named and prints what it throws', async () => {
    await using main = runMain(['echo.ts#fail']);
    const port = await waitForPort(main);

    expect((await exchange(port)).statusCode).toBe(500);
    await vi.waitFor(() => expect(main.stderr()).toContain('Error: thrown by the fixture'));
  });

  it('listens where --port says, before PORT', async () => {
    await using main = runMain(['--port', '0', 'echo.ts'], '1');

    expect(await waitForPort(main)).toBeGreaterThan(1);
  });

  it('says which Node runs the function and how its handler is called', async () => {
    await using main = runMain(['--runtime', 'nodejs22.x', 'echo.ts']);
    await waitForPort(main);

    expect(main.stdout()).toContain(
      `The function runs on Node ${process.version}, its handler called as nodejs22.x calls it.`,
    );
  });

  it('gives the function variables of files and of the command line, which win', async () => {
    await using folder = await createFolder({
      'index.mjs': 'export const handler = () => process.env;',
      '.env': 'A=file\nB="of the file"\n',
      'more.env': 'B=later\nC=file\n',
    });
    await using main = runMain(
      ['--env-file', '.env', '--env-file', 'more.env', '--env', 'C=x=y', 'index.mjs'],
      '0',
      folder.path,
    );

    const { body } = await exchange(await waitForPort(main));

    expect(JSON.parse(body)).toMatchObject({ A: 'file', B: 'later', C: 'x=y' });
  });

  it('prints a line for programs', async () => {
    await using main = runMain(['--json', 'echo.ts']);
    await vi.waitFor(() => expect(main.stdout()).toContain('\n'), 10_000);

    const { apis, notServed, placeholders } = JSON.parse(main.stdout());

    expect({ apis, notServed, placeholders }).toEqual({
      placeholders: [],
      apis: [{ kind: 'http', id: 'local', url: expect.any(String), routes: ['$default'] }],
      notServed: [],
    });
    await expect(fetch(apis[0].url)).resolves.toMatchObject({ status: 200 });
  });

  it.each(['--help', '-h', '--version'])('answers %s and ends', async (option) => {
    await using main = runMain([option]);

    await expect(main.ended).resolves.toBe(0);
    expect(main.stdout()).toMatch(
      option === '--version'
        ? /^\d+\.\d+\.\d+\n$/
        : /^Usage: local-gateway \[options\] MODULE[\s\S]*\nExample: local-gateway /,
    );
  });

  it('names every option in its help', async () => {
    await using main = runMain(['--help']);
    await main.ended;

    const named = [...main.stdout().matchAll(/^ {2}(?:-h, )?--([a-z-]+)/gm)].map(
      ([, name]) => name,
    );

    expect(named).toEqual([
      'port',
      'timeout',
      'runtime',
      'watch',
      'inspect',
      'env',
      'env-file',
      'endpoint',
      'example',
      'json',
      'help',
      'version',
    ]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s whatever is under way', async (signal) => {
    await using main = runMain(['echo.ts#hang']);
    const port = await waitForPort(main);
    const hanging = connect(port, '127.0.0.1');
    hanging.write(formatRequest({}));
    const half = connect(port, '127.0.0.1');
    half.write(formatRequest({ method: 'POST', headers: [['content-length', '9']], body: 'a' }));
    const silent = connect(port, '127.0.0.1');
    await Promise.all([hanging, half, silent].map((socket) => once(socket, 'connect')));
    const closed = [hanging, half, silent].map(closing);

    main.child.kill(signal);

    await expect(main.ended).resolves.toBe(0);
    await Promise.all(closed);
    expect(main.stderr()).toBe('');
  });

  it('says in one sentence that the port is taken', async () => {
    await using other = await startLocalGateway(() => 'other');

    await expect(failOf(['echo.ts'], String(other.port))).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: `Expected port ${other.port} to be free, got one that something else listens on: stop that, or take port 0 for a free one.\n`,
    });
  });

  it.each(['', 'abc', '-1', '65536', '3000.5', ' 1', '1e3', '9'.repeat(500)])(
    'says in one sentence that PORT is wrong: %s',
    async (port) => {
      const { code, stdout, stderr } = await failOf(['echo.ts'], port);

      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe(
        `Expected PORT to be a whole number from 0 (a free port) to 65535, got ${JSON.stringify(port.length > 40 ? `${port.slice(0, 40)}...` : port)}.\n`,
      );
    },
  );

  it.each([
    [['--port', 'abc', 'a.ts'], /^Expected --port to be a whole number .*, got "abc"\.\n$/],
    [['--timeout', '0', 'a.ts'], /^Expected --timeout to be seconds, .*, got "0"\.\n$/],
    [['--timeout', '901', 'a.ts'], /, got "901"\.\n$/],
    [
      ['--runtime', 'python3.13', 'a.ts'],
      /^Expected --runtime to be one of Node\.js, .*"python3\.13"\.\n$/,
    ],
    [
      ['--env', 'secret', 'a.ts'],
      /^Expected --env to be NAME=VALUE, got one without a name or without "="\.\n$/,
    ],
    [
      ['--endpoint', 'localhost', 'a.ts'],
      /^Expected --endpoint to be an address .*, got "localhost"\.\n$/,
    ],
    [
      ['--env-file', 'none', 'echo.ts'],
      /^Expected --env-file to be a file that can be read, got ENOENT: .*'none'\.\n$/,
    ],
    [['none.ts'], /^Expected the code of none at .*none\.ts, got nothing there\.\n$/],
  ])('says in one sentence what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await failOf(args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [[], /^Expected one MODULE\[#EXPORT\] or CDK_OUT, got 0\.$/],
    [['a.ts', 'b.ts'], /, got 2\.$/],
    [['--prot', '1', 'a.ts'], /^Unknown option '--prot'\.$/],
    [['--example'], /^Option '--example <value>' argument missing\.$/],
  ])('says in one sentence what is wrong with %j, then the usage', async (args, message) => {
    const { code, stdout, stderr } = await failOf(args);
    const [sentence, ...others] = stderr.split('\n');

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(sentence).toMatch(message);
    expect(others).toEqual([
      '',
      'Usage: local-gateway [options] MODULE[#EXPORT]',
      '       local-gateway [options] CDK_OUT',
      '       local-gateway --help',
      '',
    ]);
  });

  it.each([
    [
      'broken.ts',
      /^Error: broken on purpose\nwith a second line\n {4}at file:\/\/.*\/broken\.ts:1:7\nExpected broken\.ts to load and to export a function "handler", got Error \(above\)\.\n$/,
    ],
    [
      'echo.ts#none',
      /#none is undefined or not exported\n.*"none", got Runtime\.HandlerNotFound \(above\)\.\n$/,
    ],
    ['echo.ts#notFunction', /#notFunction is not a function\n/],
  ])('says why %s does not load', async (module, message) => {
    const { code, stdout, stderr } = await failOf([module]);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
