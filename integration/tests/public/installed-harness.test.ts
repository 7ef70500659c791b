import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { outsideEnvironment, packPackage } from '@multiply/test-kit/packed-package';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installApp } from '../../apps/install-app.ts';
import { benchedApp } from '../../bench/public-app.ts';

// What a user does: an empty folder, `npm install` of the packed harness, a public CDK app, and a short test.

const PACKAGES = ['vitest@5.1.1', 'aws-cdk@2', 'aws-cdk-local@3', '@aws-sdk/client-sns@3'];
const LONG_MS = 900_000;

const fixture = fileURLToPath(new URL('fixture', import.meta.url));
const harness = fileURLToPath(new URL('../../../packages/harness', import.meta.url));
const environment = outsideEnvironment();

let work: string;
let archive: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'public-app-'));
  archive = packPackage(harness, work);
  const { folder } = await installApp(
    benchedApp,
    join(work, 'fetched'),
    AbortSignal.timeout(LONG_MS),
  );
  await rename(folder, join(work, 'app'));
}, LONG_MS);
afterAll(() => rm(work, { recursive: true }), LONG_MS);

describe.each(['22.22.0', '24.21.0'])('the packed harness on Node %s', (node) => {
  it('deploys a public app to both emulators', { timeout: LONG_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'installed-harness-'));
    const run = async (program: string, ...args: string[]) => {
      const PATH = [join(folder, 'node_modules', '.bin'), environment.PATH].join(delimiter);
      const env = { ...environment, PATH, NO_COLOR: '1' };
      const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: folder, env });
      return stdout + stderr;
    };
    try {
      await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
      await run('npm', 'install', '--no-audit', '--no-fund', archive, ...PACKAGES, `node@${node}`);
      await cp(fixture, folder, { recursive: true });
      await cp(join(work, 'app'), join(folder, 'app'), { recursive: true, verbatimSymlinks: true });
      const printed = await run('node', 'node_modules/vitest/vitest.mjs', 'run', 'message.test.ts');
      for (const title of ['LocalStack', 'MiniStack']) {
        expect(printed).toContain(`vitest on Node v${node}, ${title}`);
      }
      expect(printed).toMatch(/Tests +2 passed/);
      expect(await readdir(join(folder, 'reports')).catch(() => [])).toEqual([]);
      console.log(`${benchedApp.repository} on Node ${node}: answers on both emulators`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
