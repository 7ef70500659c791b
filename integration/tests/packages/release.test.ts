import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

// The whole release in a shallow clone: the changesets are applied, and .ci/publish publishes to a registry
// of this test.

const PACKAGES = [
  'aws-local-gateway',
  'cdk-emulator-harness',
  'front-door-conformance',
  'multiply-core',
];
const FOLDERS: Readonly<Record<string, string>> = {
  'aws-local-gateway': 'local-gateway',
  'cdk-emulator-harness': 'harness',
  'front-door-conformance': 'conformance',
  'multiply-core': 'multiply-core',
};

const LONG_MS = 580_000;

interface Publication {
  readonly name: string;
  readonly access: string;
  readonly 'dist-tags': { readonly latest: string };
  readonly versions: Readonly<Record<string, Manifest>>;
  readonly _attachments: Readonly<Record<string, { readonly length: number }>>;
  readonly authorization: string | undefined;
}

interface Manifest {
  readonly exports: { readonly '.': { readonly default: string } };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const published: Publication[] = [];

const registry = createServer(async (request, response) => {
  if (request.method !== 'PUT') return response.writeHead(404).end('{}');
  const body = (await json(request)) as Publication;
  published.push({ ...body, authorization: request.headers.authorization });
  response.end('{"ok":true}');
});

let folder = '';
let clone = '';
let registryUrl = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'));
  clone = join(folder, 'clone');
  await once(registry.listen(0, '127.0.0.1'), 'listening');
  registryUrl = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  registry.close();
  await rm(folder, { recursive: true });
}, LONG_MS);

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const identity = { GIT_COMMITTER_NAME: 'CI', GIT_COMMITTER_EMAIL: 'ci@example.invalid' };
  const inherited = { ...process.env, NODE_PATH: '', CI: 'true', ...identity };
  const options = { cwd: command === 'git' ? folder : clone, env: { ...inherited, ...env } };
  return (await promisify(execFile)(command, args, options)).stdout;
}

it('publishes the four packages from a shallow clone', { timeout: LONG_MS }, async () => {
  await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, 'clone']);
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline']);
  await run('pnpm', ['exec', 'changeset', 'version']);
  await run('.ci/publish', [], {
    NPM_TOKEN: 'a-token',
    // pnpm's own configuration, into which the token goes.
    XDG_CONFIG_HOME: folder,
    pnpm_config_registry: registryUrl,
    pnpm_config_verify_deps_before_run: 'false',
  });

  expect(published.map(({ name }) => name).sort()).toEqual(PACKAGES);
  for (const { name, versions, authorization, access, ...rest } of published) {
    const version = rest['dist-tags'].latest;
    const { exports, dependencies = {}, peerDependencies = {} } = versions[version] ?? {};
    expect({ name, authorization, access }).toEqual({
      name,
      authorization: 'Bearer a-token',
      access: 'public',
    });
    expect(exports?.['.'].default).toBe('./dist/index.js');
    expect(JSON.stringify({ dependencies, peerDependencies })).not.toContain('workspace:');
    expect(Object.keys(rest._attachments)).toEqual([`${name}-${version}.tgz`]);
    const changelog = join(clone, 'packages', FOLDERS[name] ?? '', 'CHANGELOG.md');
    expect(await readFile(changelog, 'utf8')).toContain(`\n## ${version}\n`);
  }
  const tags = await run('git', ['-C', 'clone', 'tag']);
  expect(tags.trim().split('\n').sort()).toEqual(
    published.map((each) => `${each.name}@${each['dist-tags'].latest}`).sort(),
  );
});
