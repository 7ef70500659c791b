import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCdkPackages } from '../src/cdk/find-cdk-packages.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cdk-packages-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function install(versions: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, version] of Object.entries(versions)) {
    const path = join(folder, 'node_modules', name);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'package.json'), JSON.stringify({ name, version }));
  }
}

describe('findCdkPackages', () => {
  it("prefers the app's own", async () => {
    await install({ 'aws-cdk': '2.1001.0', 'aws-cdk-local': '3.0.1' });
    expect((await findCdkPackages(folder)).cdkFolder).toContain(folder);
  });

  it.each([
    ['no packages', {}],
    ['an older CLI', { 'aws-cdk': '2.100.0', 'aws-cdk-local': '3.0.1' }],
    ['the stray release 3.0.0 of the CLI', { 'aws-cdk': '3.0.0', 'aws-cdk-local': '3.0.1' }],
    ['an older cdklocal', { 'aws-cdk': '2.1001.0', 'aws-cdk-local': '2.19.2' }],
  ])('takes those next to the harness for an app with %s', async (_what, versions) => {
    await install(versions);
    const { cdkFolder, cdklocal } = await findCdkPackages(folder);
    expect(cdkFolder).not.toContain(folder);
    expect(cdklocal).toMatch(/aws-cdk-local\/bin\/cdklocal$/);
  });
});
