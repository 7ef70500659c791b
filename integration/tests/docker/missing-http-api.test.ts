import { describe, expect, inject, it } from 'vitest';
import { deployApp } from '../../harness/deploy-app.ts';
import { infraFolder } from '../../targets/workspace.ts';
import { runEntry } from '../run-entry.ts';

describe('cdklocal deploy', () => {
  it("stops at an HTTP API on LocalStack's free edition", { timeout: 60_000 }, async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    await expect(deployApp({ api: 'http' }, { folder: infraFolder, endpoint })).rejects.toThrow(
      /Expected `cdklocal deploy .*` to succeed, got 1 after \d+ ms:[\s\S]*has no HTTP API: the stack would seem to deploy and answer nowhere/,
    );
  });
});

describe('deploy:local', () => {
  it('refuses an HTTP API on LocalStack and says what to choose', async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    const deploying = runEntry('deploy-local', ['--endpoint', endpoint, '--api', 'http']);
    await expect(deploying).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^LocalStack .* has no HTTP API: .* Choose api=rest or api=function-url, .*\n$/,
      ),
    });
  });
});
