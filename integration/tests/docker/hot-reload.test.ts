import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { deployApp } from '../../harness/deploy-app.ts';
import { sendRequest } from '../../harness/send-request.ts';
import { findAddress } from '../../targets/emulator-targets.ts';
import { infraFolder } from '../../targets/workspace.ts';

const STACK = 'multiply-hot-reload';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hot-reload-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a bundle whose answer is `text`. */
function save(text: string): Promise<void> {
  return writeFile(
    join(folder, 'index.mjs'),
    `export const handler = async () => ({ statusCode: 200, body: '${text}' });`,
  );
}

describe('hot-reload on LocalStack', () => {
  it('makes a saved change live without a deployment', { timeout: 120_000 }, async () => {
    await save('first');
    const endpoint = inject('endpoints').localstack ?? '';
    const context = { api: 'rest', stack: STACK, 'hot-reload': folder };
    const { outputs } = await deployApp(context, { folder: infraFolder, endpoint });
    const address = findAddress(endpoint, outputs[STACK] ?? {});
    const ask = async () => {
      const answer = await sendRequest(address, { method: 'GET', path: '/', headers: {} });
      return answer.body.toString();
    };

    expect(await ask()).toBe('first');
    await save('second');
    await vi.waitUntil(async () => (await ask()) === 'second', { timeout: 10_000 });
  });
});
