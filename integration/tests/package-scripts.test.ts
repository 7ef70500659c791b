import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const packages = await readdir(new URL('packages', root));

// Without a script `test`, pnpm does nothing in that folder and reports success.
describe.each([...packages.map((name) => `packages/${name}`), 'integration'])('%s', (folder) => {
  it.each(['start', 'dev', 'build', 'test', 'lint'])('answers pnpm run %s', async (script) => {
    const { scripts } = JSON.parse(await readFile(new URL(`${folder}/package.json`, root), 'utf8'));
    expect(scripts).toHaveProperty(script);
  });
});
