import { fileURLToPath } from 'node:url';
import { messageOf } from '@multiply/test-kit';
import { describe, expect, it } from 'vitest';
import { runCdklocal } from '../../src/cdk/run-cdklocal.ts';

const options = {
  folder: fileURLToPath(new URL('../fixtures/environment-app', import.meta.url)),
  emulated: { endpoint: 'http://127.0.0.1:1' },
};

describe('runCdklocal', { timeout: 120_000 }, () => {
  it('shows what the CLI printed last when it fails, the cause first and the command last', async () => {
    const message = await messageOf(runCdklocal(['synth'], options));
    expect(message).toMatch(
      /^.*app\.mjs.* \(cdklocal synth ended with exit code 1 after \d+ ms\)\n/,
    );
    expect(message).toContain('SETTINGS {');
    expect(message.split('\n').at(-1)).toMatch(/^Command: .*cdklocal --no-notices synth$/);
  });

  it('ends the CLI when aborted', async () => {
    const abort = new AbortController();
    const running = runCdklocal(['synth'], { ...options, signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});
