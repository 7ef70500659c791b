import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };

/** The scripts that `pnpm <script>` names in code, except pnpm's own commands. */
async function findScripts(path: string): Promise<string[]> {
  const mentions = (await read(path)).matchAll(
    /(?:`|^|npx --yes )pnpm(?:@[\d.]+)? ([a-z][\w:]*)/gm,
  );
  return [...mentions].map(([, script = '']) => script).filter((script) => script !== 'exec');
}

describe('docs/commands.md', () => {
  it('has every script of package.json', async () => {
    const mentioned = await findScripts('docs/commands.md');
    expect(Object.keys(scripts).filter((script) => !mentioned.includes(script))).toEqual([]);
  });
});

const pages = (await readdir(new URL('docs', root), { recursive: true }))
  .filter((path) => path.endsWith('.md'))
  .map((path) => `docs/${path}`);

describe.each(['README.md', 'CONTRIBUTING.md', ...pages])('%s', (page) => {
  it('names existing scripts only', async () => {
    expect((await findScripts(page)).filter((script) => !(script in scripts))).toEqual([]);
  });
});
