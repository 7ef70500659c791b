import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as harness from '../harness/index.ts';

const readText = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

describe('the harness', () => {
  it('shows in its README a test that is run', async () => {
    const [, shown] = /```ts\n([\s\S]*?)```/.exec(await readText('../harness/README.md')) ?? [];
    expect(shown).toBe(await readText('docker/notes-app.test.ts'));
  });

  it('needs at most 15 lines for it', async () => {
    const lines = (await readText('docker/notes-app.test.ts')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
  });

  it('exports these names and no others', () => {
    expect(Object.keys(harness).sort()).toEqual([
      'connectEmulator',
      'emulatedAddress',
      'launchApp',
      'localstack',
      'ministack',
      'readComposeService',
      'sendRequest',
      'startEmulator',
      'urlAddress',
    ]);
  });

  it('knows nothing of what it is used for', async () => {
    const folder = new URL('../harness/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
    const texts = await Promise.all(files.map((name) => readText(`../harness/${name}`)));
    const imports = texts.flatMap((text) => [
      ...text.matchAll(/from '(\.\.\/[^']*|@multiply[^']*|multiply-core)'/g),
    ]);
    expect(files.length).toBeGreaterThan(20);
    expect(imports).toEqual([]);
  });
});
