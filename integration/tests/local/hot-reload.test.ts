import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from 'cdk-emulator-harness';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineEmulator, infraFolder } from '../../targets/emulators.ts';

const STACK = 'multiply-hot-reload';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hot-reload-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a bundle that answers with `text`. */
function save(text: string): Promise<void> {
  return writeFile(
    join(folder, 'index.mjs'),
    `export const handler = async () => ({ statusCode: 200, body: '${text}' });`,
  );
}

describe('hot-reload on LocalStack', () => {
  it('makes a saved change live without a deployment', { timeout: 240_000 }, async () => {
    await save('first');
    const context = { api: 'rest', stack: STACK, 'hot-reload': folder };
    await using app = await launchApp(await defineEmulator('localstack'), {
      folder: infraFolder,
      context,
    });
    const address = app.addressOf(STACK, 'Url');
    const answersWith = (text: string) =>
      app.awaitAnswer(
        address,
        { method: 'GET', path: '/' },
        { isGood: ({ body }) => body.toString() === text, timeoutMs: 30_000 },
      );

    await answersWith('first');
    await save('second');
    expect((await answersWith('second')).status).toBe(200);
  });
});
