import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { infraFolder } from '../../targets/emulators.ts';
import { runCommandFile } from '../run-command.ts';

describe('cdklocal deploy', () => {
  it("refuses an HTTP API on LocalStack's free edition", { timeout: 240_000 }, async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    const deploying = promisify(execFile)(
      'node_modules/.bin/cdklocal',
      ['deploy', '-c', 'api=http'],
      {
        cwd: infraFolder,
        env: { ...process.env, AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpoint },
      },
    );
    await expect(deploying).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /has no HTTP API: the stack would seem to deploy and answer nowhere/,
      ),
    });
  });
});

describe('deploy:local', () => {
  it('refuses an HTTP API on LocalStack and names the alternatives', async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    const deploying = runCommandFile('deploy-local', ['--endpoint', endpoint, '--api', 'http']);
    await expect(deploying).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^LocalStack .* has no HTTP API: .* Choose api=rest or api=function-url, .*\n$/,
      ),
    });
  });
});
