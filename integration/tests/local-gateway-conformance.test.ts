import { isFailure, runSuite } from 'front-door-conformance';
import { describe, expect, it } from 'vitest';
import { readKnownDifferences } from '../conformance/read-known-differences.ts';
import { startLocalFixture } from '../conformance/start-local-fixture.ts';

// The gateway's proof that it does what is recorded on AWS: packages/local-gateway does not repeat it.

const target = { name: 'aws-local-gateway' };

describe('aws-local-gateway', { timeout: 120_000 }, () => {
  it('differs from AWS as its list says, and in nothing else', async () => {
    await using fixture = await startLocalFixture();
    const known = await readKnownDifferences(target.name);
    const { results } = await runSuite(fixture.addresses, { target, known });
    expect(results.filter(isFailure)).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'as-aws').length).toBeGreaterThan(300);
  });
});
