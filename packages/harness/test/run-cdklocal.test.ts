import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCdklocal } from '../src/cdk/run-cdklocal.ts';

const options = {
  folder: fileURLToPath(new URL('..', import.meta.url)),
  workingFolder: fileURLToPath(new URL('fixtures/environment-app', import.meta.url)),
  endpoint: 'http://127.0.0.1:1',
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('runCdklocal', { timeout: 120_000 }, () => {
  it('shows what the CLI printed last when it fails', async () => {
    await expect(runCdklocal(['synth'], options)).rejects.toThrow(
      /^Expected `cdklocal synth` to succeed, got 1 after \d+ ms:\n[\s\S]*AWS \[/,
    );
  });

  it("keeps the user's AWS settings from the CLI", async () => {
    vi.stubEnv('AWS_PROFILE', 'production');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
    vi.stubEnv('AWS_SESSION_TOKEN', 'secret');
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    const error: Error = await runCdklocal(['synth'], options).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    const [, printed = '[]'] = /^ *AWS (\[.*\])$/m.exec(error.message) ?? [];
    expect(JSON.parse(printed)).toEqual([
      'AWS_ACCESS_KEY_ID=test',
      'AWS_CONFIG_FILE=/dev/null',
      'AWS_DEFAULT_REGION=us-east-1',
      'AWS_EC2_METADATA_DISABLED=true',
      'AWS_ENDPOINT_URL=http://127.0.0.1:1',
      'AWS_ENDPOINT_URL_S3=http://127.0.0.1:1',
      'AWS_REGION=us-east-1',
      'AWS_SECRET_ACCESS_KEY=test',
      'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
    ]);
  });

  it('ends the CLI when aborted', async () => {
    const abort = new AbortController();
    const running = runCdklocal(['synth'], { ...options, signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});
