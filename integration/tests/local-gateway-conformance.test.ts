import { isFailure, runSuite } from 'front-door-conformance';
import { describe, expect, it } from 'vitest';
import { readKnownDifferences } from '../../conformance/read-known-differences.ts';
import { startLocalFixture } from '../../conformance/start-local-fixture.ts';

const target = { name: 'aws-local-gateway' };

describe('aws-local-gateway', { timeout: 120_000 }, () => {
  it('differs from AWS as its list says, and in nothing else', async () => {
    await using fixture = await startLocalFixture();
    const known = await readKnownDifferences(target.name);
    const { results } = await runSuite(fixture.addresses, { target, known });
    expect(results.filter(isFailure)).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'as-aws').length).toBeGreaterThan(80);
  });

  it('answers a second run as its recording says', async () => {
    await using fixture = await startLocalFixture();
    const options = { target, only: (id: string) => !id.includes('/size/') };
    const recording = await runSuite(fixture.addresses, options);
    const again = await runSuite(fixture.addresses, { ...options, facts: [recording] });
    const settled = again.results.filter(({ source }) => source?.title.includes('a recording of'));
    expect(settled.length).toBeGreaterThan(10);
    expect(settled.filter(({ verdict }) => verdict !== 'as-aws')).toEqual([]);
  });
});
