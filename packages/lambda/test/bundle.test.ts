import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url));
const dist = new URL('../dist/', import.meta.url);

describe('the bundle', () => {
  beforeAll(() => promisify(execFile)(process.execPath, [build]));

  it('is one file', async () => {
    expect(await readdir(dist)).toEqual(['index.mjs']);
  });

  it('imports nothing but Node modules', async () => {
    const source = await readFile(new URL('index.mjs', dist), 'utf8');
    const imported = [...source.matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)].map(
      ([, name = '']) => name.replace(/^node:/, ''),
    );
    expect(imported).not.toEqual([]);
    expect(imported.filter((name) => !builtinModules.includes(name))).toEqual([]);
  });

  it('exports the handler that multiplies', async () => {
    const { handler } = await import(new URL('index.mjs', dist).href);
    expect(await handler({ body: '{"a":94906267,"b":94906267}' })).toMatchObject({
      statusCode: 200,
      body: '{"result":9007199515875289}',
    });
  });
});
