import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { closing } from '../closing.ts';
import { exchange, formatRequest } from '../exchange.ts';
import { createFolder } from '../function-folder.ts';
import { runMain, waitForPort } from '../run-main.ts';
import { functionWith, writeTemplates } from '../write-templates.ts';

// Each handler does its harm when asked for /harm, and answers everything else.

const TIMEOUT_MS = 60_000;
/** Runs a command in a pseudo-terminal, whose keys are this program's standard input. */
const TERMINAL = [
  'python3',
  '-c',
  'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))',
];

function harming(code: string): string {
  return `
    export const handler = async (event) => {
      if (event.rawPath === '/harm') { ${code} }
      return { statusCode: 200, body: String(process.pid) };
    };
  `;
}

async function serve(files: Record<string, string>, args: readonly string[]) {
  const folder = await createFolder(files);
  const main = runMain(args, '0', folder.path);
  const port = await waitForPort(main);
  return {
    ...main,
    port,
    [Symbol.asyncDispose]: async () => {
      await main[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const harms: readonly (readonly [string, string, RegExp, string[]])[] = [
  ['never ends', 'for (;;);', /Task timed out after 1\.00 seconds/, ['--timeout', '1']],
  [
    'exits',
    'process.exit(3);',
    /called process\.exit\(3\)\n.*index\.mjs:3:\d+[\s\S]*ended with exit code 3/,
    [],
  ],
  [
    'throws in a timer',
    `await new Promise(() => setTimeout(() => { throw new Error('late'); }));`,
    /index\.mjs:3[\s\S]*Error: late\n +at .*index\.mjs:3/,
    [],
  ],
  [
    'leaves a rejected promise alone',
    `Promise.reject(new Error('lonely'));`,
    /index\.mjs:3[\s\S]*Error: lonely\n +at .*index\.mjs:3/,
    [],
  ],
  ['waits for nothing', 'await new Promise(() => {});', /nothing was left to run/, []],
  ['kills itself', `process.kill(process.pid, 'SIGSEGV');`, /ended by SIGSEGV/, []],
  ['aborts', 'process.abort();', /SIGABRT/, []],
];

describe('isolation', () => {
  it.each(harms)(
    'a handler that %s costs one request and is explained',
    async (_name, code, explanation, options) => {
      await using main = await serve({ 'index.mjs': harming(code) }, [...options, 'index.mjs']);
      const before = await exchange(main.port);

      const harmed = await exchange(main.port, { target: '/harm' });
      const after = await exchange(main.port);

      expect(harmed.statusCode).toBeGreaterThanOrEqual(500);
      expect(before.statusCode).toBe(200);
      expect(after.statusCode).toBe(200);
      expect(after.body).not.toBe(before.body);
      await vi.waitFor(() => expect(main.stderr()).toMatch(explanation), TIMEOUT_MS);
    },
    TIMEOUT_MS,
  );

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it, whatever the functions do',
    async (signal) => {
      await using main = await serve({ 'index.mjs': harming('for (;;);') }, ['index.mjs']);
      const { body: pid } = await exchange(main.port);
      const socket = connect(main.port, '127.0.0.1');
      const closed = closing(socket);
      socket.write(formatRequest({ target: '/harm' }));
      await vi.waitFor(() => expect(processorMs(Number(pid))).toBeGreaterThan(200), TIMEOUT_MS);

      main.child.kill(signal);

      await expect(main.ended).resolves.toBe(0);
      await closed;
      expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    },
    TIMEOUT_MS,
  );

  it(
    'Ctrl-C in a terminal ends it, whatever the functions do',
    async () => {
      await using folder = await createFolder({ 'index.mjs': harming('for (;;);') });
      await using main = runMain(['--json', 'index.mjs'], '0', folder.path, TERMINAL);
      await vi.waitFor(() => expect(main.stdout()).toContain('\n'), TIMEOUT_MS);
      const { apis } = JSON.parse(main.stdout().split('\n')[0] ?? '');
      const pid = Number(await (await fetch(apis[0].url)).text());
      const harmed = fetch(`${apis[0].url}/harm`).catch((error) => error);
      await vi.waitFor(() => expect(processorMs(pid)).toBeGreaterThan(200), TIMEOUT_MS);

      main.child.stdin?.write('\u0003');

      await expect(main.ended).resolves.toBe(0);
      await expect(harmed).resolves.toBeInstanceOf(TypeError);
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    },
    TIMEOUT_MS,
  );

  it.each([
    ['nothing', ''],
    ['an endless loop', 'for (;;);'],
  ])(
    'a gateway that is killed leaves no instance in %s',
    async (_name, code) => {
      await using main = await serve({ 'index.mjs': harming(code) }, ['index.mjs']);
      const { body: pid } = await exchange(main.port);
      const socket = connect(main.port, '127.0.0.1');
      const closed = closing(socket);
      socket.write(formatRequest({ target: '/harm' }));
      if (code !== '') {
        await vi.waitFor(() => expect(processorMs(Number(pid))).toBeGreaterThan(200), TIMEOUT_MS);
      }

      main.child.kill('SIGKILL');

      await closed;
      await vi.waitFor(
        () => expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH'),
        TIMEOUT_MS,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'a gateway that is killed leaves no folder with code',
    async () => {
      const code = { ZipFile: 'exports.handler = async () => process.env.LAMBDA_TASK_ROOT;' };
      await using app = await writeTemplates([
        { name: 'Main', template: { Resources: functionWith({}, code) } },
      ]);
      await using main = runMain(['--json', app.path]);
      await vi.waitFor(() => expect(main.stdout()).toContain('\n'), TIMEOUT_MS);
      const { apis } = JSON.parse(main.stdout());
      const folder = await (await fetch(apis[0].url)).text();
      expect(existsSync(folder)).toBe(true);

      main.child.kill('SIGKILL');

      await vi.waitFor(() => expect(existsSync(folder)).toBe(false), TIMEOUT_MS);
    },
    TIMEOUT_MS,
  );

  it(
    'a reader of the output that leaves ends neither the gateway nor an instance',
    async () => {
      await using main = await serve(
        { 'index.mjs': harming(`console.log('x'.repeat(100)); console.error('y');`) },
        ['index.mjs'],
      );
      const { body: pid } = await exchange(main.port);
      main.child.stdout?.destroy();
      main.child.stderr?.destroy();

      // The first writes meet the closed pipe, the last show that they ended nothing.
      for (let i = 0; i < 5; i += 1) await exchange(main.port, { target: '/harm' });

      await expect(exchange(main.port)).resolves.toMatchObject({ statusCode: 200, body: pid });
    },
    TIMEOUT_MS,
  );

  it.each([
    ['a.mjs', `import '@aws-sdk/client-none'; export const handler = () => 1;`],
    ['a.cjs', `require('@aws-sdk/client-none'); exports.handler = () => 1;`],
  ])('says how to get the SDK that Lambda has and %s lacks', async (file, code) => {
    await using folder = await createFolder({ [file]: code });
    await using main = runMain([file], '0', folder.path);

    await expect(main.ended).resolves.toBe(1);
    expect(main.stderr()).toMatch(
      /Cannot find (module|package) '@aws-sdk\/client-none'[\s\S]*: npm install --save-dev @aws-sdk\/client-none\n/,
    );
  });

  it('shows file and line of a syntax error in an imported file, and no internals', async () => {
    await using folder = await createFolder({
      'index.mjs': `import { wrong } from './wrong.mjs'; export const handler = () => wrong;`,
      'wrong.mjs': '\n\nexport const wrong = {;',
    });
    await using main = runMain(['index.mjs'], '0', folder.path);

    await expect(main.ended).resolves.toBe(1);
    expect(main.stderr()).toMatch(/wrong\.mjs:3\n.*\{;\n[\s\S]*SyntaxError: Unexpected token ';'/);
    expect(main.stderr()).not.toContain(' at ');
  });

  it('gives the function the environment of the runtime and nothing of its own', async () => {
    await using main = await serve({ 'index.mjs': 'export const handler = () => process.env;' }, [
      '--env',
      'OWN=1',
      '--endpoint',
      'http://127.0.0.1:4566',
      'index.mjs',
    ]);

    const environment = JSON.parse((await exchange(main.port)).body);

    expect(environment).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'index',
      AWS_REGION: 'us-east-1',
      OWN: '1',
      _HANDLER: expect.stringContaining('index.mjs#handler'),
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-/),
    });
    expect(environment).not.toHaveProperty('PORT');
    expect(environment).not.toHaveProperty('VITEST');
  });
});

/** Processor time of a process, from Linux's /proc (in ticks of 10 ms). */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
