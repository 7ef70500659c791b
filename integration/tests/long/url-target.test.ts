import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handler } from '@multiply/lambda';
import { startServer } from '@multiply/test-kit';
import { startLocalGateway } from 'aws-local-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandFile } from '../run-command.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'url-target-'));
});
afterEach(() => rm(folder, { recursive: true }));

function testUrl(apiUrl: string) {
  // Without VITEST, with which the inner Vitest would act as a worker of this run.
  const environment = { ...process.env, VITEST: '', NO_COLOR: '1', MULTIPLY_API_URL: apiUrl };
  return runCommandFile('test-integration', ['--target', 'url'], environment, folder);
}

describe('pnpm test:integration --target url', { timeout: 240_000 }, () => {
  it('runs the contract against a deployed API', async () => {
    await using api = await startLocalGateway(handler);
    expect((await testUrl(api.url)).stdout).toMatch(/Tests {2}\d+ passed \(\d+\)/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('fails for an API that multiplies as JavaScript does', async () => {
    const url = await startServer(async (request, response) => {
      try {
        const { a, b } = JSON.parse(Buffer.concat(await request.toArray()).toString());
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ result: a * b }));
      } catch {
        response.writeHead(400).end();
      }
    });
    await expect(testUrl(url)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/Tests {2}\d+ failed \| \d+ passed/),
      stderr: expect.stringContaining('Expected every test to pass, got '),
    });
    expect(await readdir(folder)).toEqual(['reports']);
  });
});
