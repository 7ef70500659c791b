import { describe, expect, inject, it } from 'vitest';
import { deployApp } from '../../harness/deploy-app.ts';
import { infraFolder } from '../../targets/workspace.ts';

describe('cdklocal deploy', () => {
  it("stops at an HTTP API on LocalStack's free edition", { timeout: 60_000 }, async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    await expect(deployApp({ api: 'http' }, { folder: infraFolder, endpoint })).rejects.toThrow(
      /Expected `cdklocal deploy .*` to succeed, got 1 after \d+ ms:[\s\S]*has no HTTP API: the stack would seem to deploy and answer nowhere/,
    );
  });
});
