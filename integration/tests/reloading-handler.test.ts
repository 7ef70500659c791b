import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalGateway } from 'aws-local-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReloadingHandler } from '../watch/reloading-handler.ts';

let folder = '';
let module = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
  module = join(folder, 'index.mjs');
});
afterEach(() => rm(folder, { recursive: true }));

const answering = (text: string) => `export const handler = async () => '${text}';`;

describe('loadReloadingHandler', () => {
  it('serves the module as last loaded', async () => {
    await writeFile(module, answering('old'));
    const handler = await loadReloadingHandler(module);
    await using gateway = await startLocalGateway(handler.handle);
    const readAnswer = async () => (await fetch(gateway.url)).text();
    expect(await readAnswer()).toBe('old');
    await writeFile(module, answering('new'));
    expect(await readAnswer()).toBe('old');
    await handler.reload();
    expect(await readAnswer()).toBe('new');
  });

  it('continues with the previous module if the new one does not load', async () => {
    await writeFile(module, answering('good'));
    const handler = await loadReloadingHandler(module);
    await using gateway = await startLocalGateway(handler.handle);
    await writeFile(module, 'export const handler = 1;');
    await expect(handler.reload()).rejects.toThrow(
      `Expected ${module} to export a function "handler", got number`,
    );
    expect(await (await fetch(gateway.url)).text()).toBe('good');
  });
});
