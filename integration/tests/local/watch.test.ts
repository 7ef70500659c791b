import { utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startRun } from '../started-run.ts';

const code = new URL('../../../packages/lambda/src/handler.ts', import.meta.url);
const stack = new URL('../../../packages/infra/src/app.ts', import.meta.url);

describe('pnpm test:integration --watch', () => {
  it('redeploys and tests again after each save, until Ctrl-C', { timeout: 480_000 }, async () => {
    await using run = await startRun({ targets: ['ministack-http'], watch: true });
    await run.waitFor(/^watching the function/m);
    for (const [source, step] of [
      [code, 'redeploy the code'],
      [stack, 'redeploy the stacks'],
    ] as const) {
      // A save without a change.
      const now = new Date();
      await utimes(source, now, now);
      await run.waitFor(
        new RegExp(
          ` s {2}all {7} {2}${step}$.* Tests {2}\\d+ passed .*^watching the function`,
          'ms',
        ),
      );
    }
    run.signal('SIGINT');
    expect(await run.exit).toBe(130);
    expect(run.output).not.toMatch(/failed|unhandled/i);
    await run.expectNothingLeft();
  });
});
