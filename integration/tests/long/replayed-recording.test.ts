import { runSuite } from 'front-door-conformance';
import { describe, expect, it } from 'vitest';
import { startLocalFixture } from '../../conformance/start-local-fixture.ts';

describe('a recording of the suite', { timeout: 120_000 }, () => {
  it('settles what a second run of the same target answers', async () => {
    await using fixture = await startLocalFixture();
    const target = { name: 'aws-local-gateway' };
    const options = { target, only: (id: string) => !id.includes('/size/') };
    const recording = await runSuite(fixture.addresses, options);
    const again = await runSuite(fixture.addresses, { ...options, facts: [recording] });
    const settled = again.results.filter(({ source }) => source?.title.includes('a recording of'));
    expect(settled.length).toBeGreaterThan(10);
    expect(settled.filter(({ verdict }) => verdict !== 'as-aws')).toEqual([]);
  });
});
