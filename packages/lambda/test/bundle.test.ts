import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url));
const dist = new URL('../dist/', import.meta.url);

describe('the bundle', () => {
  beforeAll(() => promisify(execFile)(process.execPath, [build]), 300_000);

  it('is one file', async () => {
    expect(await readdir(dist)).toEqual(['index.mjs']);
  });

  it('imports nothing', async () => {
    const source = await readFile(new URL('index.mjs', dist), 'utf8');
    expect(source.match(/\bimport\b|\brequire\b/g)).toBeNull();
  });

  it('is smaller than 6.5 KB', async () => {
    expect((await readFile(new URL('index.mjs', dist))).length).toBeLessThan(6_500);
  });

  it('is the same from a build in another folder', { timeout: 300_000 }, async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'multiply-bundle-'));
    try {
      const copy = join(temporary, 'another folder', 'deeper');
      await copySources(copy);
      await promisify(execFile)(process.execPath, [join(copy, 'lambda/scripts/build.ts')], {
        cwd: temporary,
        env: { ...process.env, TZ: 'Pacific/Apia', HOME: temporary },
      });
      const [here, there] = await Promise.all([
        readFile(new URL('index.mjs', dist), 'utf8'),
        readFile(join(copy, 'lambda/dist/index.mjs'), 'utf8'),
      ]);
      expect(there).toBe(here);
    } finally {
      await rm(temporary, { recursive: true });
    }
  });

  it('exports the handler that multiplies', async () => {
    const { handler } = await import(new URL('index.mjs', dist).href);
    expect(await handler({ body: '{"a":94906267,"b":94906267}' })).toMatchObject({
      statusCode: 200,
      body: '{"result":9007199515875289}',
    });
  });
});

/** The function and the library as in a checkout, with the dependencies installed here. */
async function copySources(folder: string): Promise<void> {
  const packages = new URL('../../', import.meta.url);
  for (const name of ['lambda', 'multiply-core']) {
    for (const part of ['package.json', 'scripts', 'src']) {
      await cp(new URL(`${name}/${part}`, packages), join(folder, name, part), {
        recursive: true,
      });
    }
  }
  const modules = join(folder, 'lambda/node_modules');
  await mkdir(modules);
  await symlink(join(folder, 'multiply-core'), join(modules, 'multiply-core'));
  await symlink(
    fileURLToPath(new URL('lambda/node_modules/esbuild', packages)),
    join(modules, 'esbuild'),
  );
}
