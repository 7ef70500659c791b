import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  expectPublishable,
  expectResolvingTypes,
  type InstalledPackage,
  installPacked,
} from '@multiply/test-kit/packed-package';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
let suite: InstalledPackage;
let folder = '';
let installed = '';

beforeAll(() => {
  const npm = ['npm', 'install', '--offline', '--no-audit', '--no-fund'] as const;
  suite = installPacked('front-door-conformance', PACKAGE, npm);
  ({ folder, installed } = suite);
}, 180_000);

afterAll(() => suite[Symbol.dispose]());

describe('the packed suite', () => {
  it('holds what is built, the fixture, the lists and the schemas, and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'fixture',
      'known',
      'package.json',
      'schema',
    ]);
    expect(readdirSync(join(installed, 'fixture')).sort()).toEqual(['assembly', 'function']);
    const dist = readdirSync(join(installed, 'dist'), { recursive: true, withFileTypes: true });
    const files = dist.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.filter((name) => !/\.(js|d\.ts)$/.test(name))).toEqual([]);
  });

  it('depends on nothing, and on the CDK only if it is to deploy', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(Object.keys(manifest.peerDependencies)).toEqual(['aws-cdk', 'aws-cdk-local']);
    expect(Object.values(manifest.peerDependenciesMeta)).toEqual([
      { optional: true },
      { optional: true },
    ]);
    expect(
      readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ).toEqual(['front-door-conformance']);
  });

  it('runs against an address and writes all four formats', { timeout: 60_000 }, async () => {
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const formats = ['json', 'junit', 'markdown', 'html'];
    const args = [
      ...[
        'front-door-conformance',
        '--http',
        `http://127.0.0.1:${port}`,
        '--only',
        'http2/cookies/',
      ],
      ...formats.flatMap((format) => [`--${format}`, `result.${format}`]),
    ];
    // The server is in this process, which must not block.
    const command = spawn('npx', ['--offline', ...args], { cwd: folder, stdio: 'ignore' });
    const [status] = await once(command, 'close');
    server.close();
    expect(status).toBe(1);
    for (const format of formats) {
      expect(readFileSync(join(folder, `result.${format}`), 'utf8')).toContain(
        'http2/cookies/list',
      );
    }
  });

  it('says what to install if it is to deploy and cannot', () => {
    const args = ['--offline', 'front-door-conformance', '--cloudformation', 'http://127.0.0.1:9'];
    // pnpm's scripts make this project's packages visible everywhere.
    const env = { ...process.env, NODE_PATH: '' };
    const { status, stderr } = spawnSync('npx', args, { cwd: folder, env, encoding: 'utf8' });
    expect(stderr).toContain('Try: npm install --save-dev --save-exact aws-cdk@');
    expect(status).toBe(2);
  });

  it('has these exports and no others', () => {
    const script =
      "console.log(Object.keys(await import('front-door-conformance')).sort().join());";
    expect(suite.run(process.execPath, ['--input-type=module', '-e', script])).toBe(
      'apis,cases,deployFixture,doors,formatHtml,formatJunit,formatMarkdown,formatTerminal,isFailure,listDifferences,parseAddress,parseKnownDifferences,parseResults,replay,runSuite,verdicts\n',
    );
  });

  it('has a fixture, lists and schemas to import', () => {
    const script =
      "const { handler } = await import('front-door-conformance/fixture');" +
      "const { default: known } = await import('front-door-conformance/known/ministack.json', { with: { type: 'json' } });" +
      'console.log(typeof handler, known.target);';
    expect(suite.run(process.execPath, ['--input-type=module', '-e', script])).toBe(
      'function MiniStack\n',
    );
  });

  it('passes publint, strict', () => expectPublishable(PACKAGE, suite.archive));

  it('has types that resolve', () => expectResolvingTypes(PACKAGE, suite.archive));
});
