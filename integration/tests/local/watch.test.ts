import { utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startRun } from '../started-run.ts';

const source = new URL('../../../packages/lambda/src/handler.ts', import.meta.url);

describe('pnpm test:integration --watch', () => {
  it('redeploys and tests again after a save, until Ctrl-C', { timeout: 120_000 }, async () => {
    await using run = await startRun({ targets: ['ministack-http'], watch: true });
    await run.waitFor(/^watching the function/m);
    // A save of the same text.
    const now = new Date();
    await utimes(source, now, now);
    await run.waitFor(/ s {2}redeploy$.* Tests .* passed .*^watching the function/ms);
    run.signal('SIGINT');
    expect(await run.exit).toBe(130);
    expect(run.output).not.toMatch(/failed|unhandled/i);
    expect(await run.findLeftovers()).toEqual([]);
  });
});
