import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  expectPublishable,
  expectResolvingTypes,
  type InstalledPackage,
  installPacked,
} from '@multiply/test-kit/packed-package';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as source from '../../src/index.ts';
import { assemblyFiles } from '../write-assembly.ts';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const LONG_MS = 120_000;
// The newest of each line on the day that this was written.
const NODE_VERSIONS = ['22.23.3', '24.21.0', '26.10.0'];

let gateway: InstalledPackage;
let folder = '';
let installed = '';
let bin = '';

beforeAll(() => {
  gateway = installPacked('aws-local-gateway', PACKAGE, [
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
  ]);
  ({ folder, installed } = gateway);
  bin = join(folder, 'node_modules', '.bin', 'local-gateway');
}, LONG_MS);

afterAll(() => gateway[Symbol.dispose]());

describe('the packed gateway', () => {
  it('holds JavaScript, declarations, README and licence, and no source', () => {
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    const files = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(files).toContain('types/index.d.ts');
    expect(files.filter((file) => !/^types|\.js$/.test(file))).toEqual([]);
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  it('depends on esbuild alone and says which Node it needs', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      bin: { 'local-gateway': './dist/local-gateway.js' },
      dependencies: { esbuild: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      engines: { node: '>=22.22' },
      license: 'MIT',
      type: 'module',
    });
    expect(Object.keys(manifest.dependencies)).toEqual(['esbuild']);
    expect(Object.keys(manifest.peerDependencies ?? {})).toEqual([]);
    expect(readdirSync(join(folder, 'node_modules')).sort()).toEqual([
      '.bin',
      '.package-lock.json',
      '@esbuild',
      'aws-local-gateway',
      'esbuild',
    ]);
  });

  it('has the exports of the source', () => {
    const names = "console.log(JSON.stringify(Object.keys(await import('aws-local-gateway'))))";
    const printed = gateway.run(process.execPath, ['--input-type=module', '--eval', names]);
    expect(JSON.parse(printed).sort()).toEqual(Object.keys(source).sort());
  });

  it('passes publint, strict', () => expectPublishable(PACKAGE, gateway.archive));

  it('has types that resolve', () => expectResolvingTypes(PACKAGE, gateway.archive));

  it("type-checks a user's test without @types/aws-lambda", () => {
    writeFileSync(
      join(folder, 'use.mts'),
      `import { startLocalGateway } from 'aws-local-gateway';
       await using gateway = await startLocalGateway(async (event, context) => ({
         statusCode: 200,
         body: event.rawPath.toUpperCase() + context.awsRequestId,
       }));
       export const url: string = gateway.url;
      `,
    );
    const roots = [
      '--typeRoots',
      fileURLToPath(new URL('../../../../node_modules/@types', import.meta.url)),
    ];
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
    const libs = ['--lib', 'es2024,esnext.disposable', '--types', 'node'];
    gateway.runTool('tsc', [...options, ...libs, ...roots, 'use.mts']);
  });
});

describe.each(NODE_VERSIONS)('on Node %s', (version) => {
  let node = '';

  beforeAll(() => {
    node =
      process.version === `v${version}`
        ? process.execPath
        : // What is not at hand npx fetches once, and keeps.
          gateway.run('npx', ['--yes', `node@${version}`, '-p', 'process.execPath']).trim();
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(
      join(folder, 'src', 'handler.ts'),
      `import { Reply } from './reply';
       export const handler = async (event: { body?: string }) => ({ ...new Reply(event.body) });`,
    );
    writeFileSync(
      join(folder, 'src', 'reply.ts'),
      `export enum Status { Ok = 200 }
       export class Reply {
         statusCode = Status.Ok;
         constructor(public body = process.version) {}
       }`,
    );
  }, LONG_MS);

  it(
    'serves a TypeScript function from the command line',
    async () => {
      await using served = await serve(node, ['src/handler.ts']);
      const url = served.apis[0]?.url ?? '';

      expect(await (await fetch(url)).text()).toBe(`v${version}`);
      const { status } = await fetch(url, { method: 'POST', body: 'aGk=' });
      expect(status).toBe(200);
    },
    LONG_MS,
  );

  it(
    'serves a CDK app from the command line',
    async () => {
      for (const [file, content] of Object.entries(assemblyFiles())) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), content);
      }
      await using served = await serve(node, ['cdk.out']);
      const { url } = served.apis.find(({ id }) => id === 'Pets') ?? {};

      expect(await (await fetch(`${url}/pets/7`)).text()).toBe('index.handler,cat,,/pets/7');
    },
    LONG_MS,
  );

  it('serves a function of the process as a library', () => {
    const program = `
      import { startLocalGateway } from 'aws-local-gateway';
      const gateway = await startLocalGateway(async (event) => event.rawPath);
      const response = await fetch(gateway.url + '/a');
      console.log(await response.text());
      await gateway.stop();`;
    expect(gateway.run(node, ['--input-type=module', '--eval', program])).toBe('/a\n');
  });

  it('prints its help', () => {
    expect(gateway.run(node, [bin, '--help'])).toMatch(/^Usage: local-gateway/);
  });

  it('reads --env-file itself, and says that the file is missing', () => {
    const { stderr, status } = spawnSync(bin, ['--env-file', 'none', 'src/handler.ts'], {
      cwd: folder,
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
      encoding: 'utf8',
    });

    expect(stderr).toMatch(/^Expected --env-file to be a file that can be read, got ENOENT.*\n$/);
    expect(status).toBe(1);
  });
});

/** Runs the installed command line on a Node. Disposing it sends SIGINT and expects a good end. */
async function serve(node: string, args: readonly string[]) {
  const child = spawn(node, [bin, '--port', '0', '--json', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const closed = once(child, 'close');
  await vi.waitFor(() => expect(printed).toContain('\n'), LONG_MS);
  const { apis }: { apis: { id: string; url: string }[] } = JSON.parse(
    printed.slice(0, printed.indexOf('\n')),
  );
  return {
    apis,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      expect(await closed).toEqual([0, null]);
    },
  };
}
