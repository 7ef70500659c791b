import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler } from '../fixture/function/index.cjs';
import { options, parseCommand, UsageError } from '../src/cli/parse-command.ts';
import { runCommand } from '../src/cli/run-command.ts';

// A front door that does one thing only: it sends the cookies of a result.
let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const result = (await handler({ headers: request.headers })) as { cookies?: string[] };
    for (const cookie of result.cookies ?? []) response.appendHeader('set-cookie', cookie);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) => runCommand(args, new AbortController().signal);
const cookies = () => ['--http', origin, '--only', 'http2/cookies/', '--name', 'Cookies'];
const file = (name: string) => join(folder, name);
const printed = () => vi.mocked(console.log).mock.calls.flat().join('\n');
const complained = () => vi.mocked(console.error).mock.calls.flat().join('\n');

describe('runCommand', () => {
  it('ends with 1 for a difference and prints what AWS does and what came', async () => {
    expect(await run(...cookies())).toBe(1);
    expect(printed()).toMatch(/^Cookies +http2\ncookies +1\/2\nall +1\/2\n/);
    expect(printed()).toContain(
      'http2/cookies/list-and-header\n    AWS:  status: 200, set-cookie: ["a=1; Path=/","b=2; Path=/","c=3; Path=/"]\n    here: status: 200, set-cookie: ["a=1; Path=/","b=2; Path=/"]',
    );
  });

  it('ends with 0 if the difference is known, as --write-known writes it', async () => {
    await run(...cookies(), '--write-known', file('known.json'), '--target-version', '1.2');
    const written = JSON.parse(await readFile(file('known.json'), 'utf8'));
    expect(written.differences).toMatchObject([
      { id: 'http2/cookies/list-and-header', since: 'Cookies 1.2' },
    ]);
    expect(await run(...cookies(), '--known', file('known.json'))).toBe(0);
  });

  it('keeps what was known of a difference', async () => {
    await run(...cookies(), '--write-known', file('known.json'));
    const written = JSON.parse(await readFile(file('known.json'), 'utf8'));
    written.differences[0].why = 'It drops the header';
    await writeFile(file('known.json'), JSON.stringify(written));
    await run(...cookies(), '--known', file('known.json'), '--write-known', file('known.json'));
    const again = JSON.parse(await readFile(file('known.json'), 'utf8'));
    expect(again).toEqual(written);
  });

  it('ends with 1 if a known difference is none, or is of no case', async () => {
    const differences = [
      { id: 'http2/cookies/list', observed: {} },
      { id: 'http2/cookies/no-such-case', observed: {} },
    ];
    const list = { format: 'front-door-conformance-known/1', target: 'x', differences };
    await writeFile(file('known.json'), JSON.stringify(list));
    expect(await run(...cookies(), '--known', file('known.json'))).toBe(1);
    expect(printed()).toContain('http2/cookies/list (It is listed as a known difference.)');
    expect(printed()).toContain('http2/cookies/no-such-case (It is listed');
  });

  it('writes all four formats', async () => {
    const names = ['json', 'junit', 'markdown', 'html'];
    await run(...cookies(), ...names.flatMap((name) => [`--${name}`, file(name)]));
    const [json = '', junit = '', markdown = '', html = ''] = await Promise.all(
      names.map((name) => readFile(file(name), 'utf8')),
    );
    expect(JSON.parse(json)).toMatchObject({
      format: 'front-door-conformance/1',
      target: { name: 'Cookies' },
    });
    expect(junit).toContain('<testsuite name="Cookies http2"');
    expect(markdown).toContain('| http2/cookies/list | ✓ |');
    expect(html).toContain('<tr id="http2/cookies/list">');
  });

  it('judges a recording as the run that it is of, and sends nothing', async () => {
    await run(...cookies(), '--json', file('one.json'));
    const live = printed();
    vi.mocked(console.log).mockClear();
    expect(
      await run(
        '--replay',
        file('one.json'),
        '--only',
        'http2/cookies/',
        '--json',
        file('two.json'),
      ),
    ).toBe(1);
    expect(printed()).toBe(live);
    expect(await readFile(file('two.json'), 'utf8')).toBe(await readFile(file('one.json'), 'utf8'));
  });

  it.each([
    [[], 'Expected addresses such as --http URL'],
    [['--http', 'example.com'], 'Expected a URL with http:// or https://, got "example.com"'],
    [['--http', 'http://a', '--replay', 'b'], 'Expected addresses such as --http URL'],
    [['--cloudformation', 'http://127.0.0.1', '--doors', 'rest,soap'], 'got soap'],
    [['--http', 'http://a', '--doors', 'rest'], 'Expected --doors together with --cloudformation'],
    [['--cloudformation', 'localhost'], 'Expected a URL with http:// or https://, got "localhost"'],
    [['--frob'], "Unknown option '--frob'\n"],
    [['--http', '--html', 'a'], "Option '--http' argument is ambiguous\n"],
    [['result.html'], "Unexpected argument 'result.html'\n"],
  ])('ends with 2, one sentence and the usage for %j', async (args, message) => {
    expect(await run(...args)).toBe(2);
    expect(complained()).toContain(message);
    expect(complained()).toContain('\nUsage: front-door-conformance [options]');
    expect(complained()).not.toMatch(/^ +at /m);
  });

  it.each(['-h', '--help'])('prints the usage for %s', async (option) => {
    expect(await run(option)).toBe(0);
    expect(printed()).toMatch(/^Usage: .*\n\nCompares /);
    const named = Object.keys(options).filter((name) => !printed().includes(`--${name}`));
    expect(named).toEqual([]);
  });

  it('ends with 2 for a file that is no list', async () => {
    await writeFile(file('known.json'), '[]');
    expect(await run(...cookies(), '--known', file('known.json'))).toBe(2);
    expect(complained()).toContain('to be JSON with the format front-door-conformance-known/1');
  });

  it.each(['https://cloudformation.us-east-1.amazonaws.com', 'http://[2001:db8::1]:4566'])(
    'refuses to deploy to %s, before it says that it does',
    async (endpoint) => {
      const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
      expect(await run('--cloudformation', endpoint)).toBe(2);
      expect(complained()).toContain('Expected the endpoint of an emulator on this machine');
      expect(said).not.toHaveBeenCalled();
    },
  );
});

describe('parseCommand', () => {
  it('keeps the host of a URL when it connects to another one', () => {
    const { asking } = parseCommand([
      '--url',
      'http://abc.lambda-url.eu.localhost:4566/',
      '--connect-to',
      '127.0.0.1:4566',
    ]);
    expect(asking).toEqual({
      kind: 'addresses',
      addresses: {
        url: {
          open: {
            origin: 'http://127.0.0.1:4566',
            basePath: '',
            host: 'abc.lambda-url.eu.localhost:4566',
          },
        },
      },
    });
  });

  it('takes the path of a URL for what goes before every path', () => {
    const { asking } = parseCommand(['--rest', 'http://127.0.0.1:1/_aws/execute-api/a/prod/']);
    expect(asking).toMatchObject({
      addresses: {
        rest: { open: { origin: 'http://127.0.0.1:1', basePath: '/_aws/execute-api/a/prod' } },
      },
    });
  });

  it('throws a UsageError', () => {
    expect(() => parseCommand(['--http'])).toThrow(UsageError);
  });
});
