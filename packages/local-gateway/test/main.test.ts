import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { startLocalGateway } from '../src/index.ts';
import { closing } from './closing.ts';
import { exchange, formatRequest } from './exchange.ts';
import { runMain, waitForPort } from './run-main.ts';

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

  it('goes on after an error that no request waits for', async () => {
    await using main = runMain(['echo.ts#failLater']);
    const port = await waitForPort(main);

    await exchange(port);
    await vi.waitFor(() => expect(main.stderr()).toContain('thrown later by the fixture'));
    expect((await exchange(port)).body).toBe('answered');
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
      stderr: `Expected port ${other.port} to be free, got one that something else listens on: stop that, or set PORT=0 to take a free port.\n`,
    });
  });

  it.each(['abc', '-1', '65536', '3000.5', ' 1', '1e3', '9'.repeat(500)])(
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
    [[], /^Expected main\.ts \[--example JSON\] MODULE\[#EXPORT\], got 0 modules\.\n$/],
    [['a.ts', 'b.ts'], /, got 2 modules\.\n$/],
    [['--port', '1', 'a.ts'], /, got the option --port\.\n$/],
    [['--example'], /, got --example without JSON\.\n$/],
    [['none.ts'], /^Expected none\.ts to load, got Error \[ERR_MODULE_NOT_FOUND\].*\.\n$/],
    [['broken.ts'], /^Expected broken\.ts to load, got Error: broken on purpose\.\n$/],
    [
      ['echo.ts#none'],
      /^Expected echo\.ts to export a function "none", got undefined \(it exports .*handler.*\)\.\n$/,
    ],
    [['echo.ts#notFunction'], /^Expected .* "notFunction", got number \(/],
  ])('says in one sentence what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await failOf(args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
