import { type CaseResult, doors, runSuite } from 'front-door-conformance';
import { describe, expect, it } from 'vitest';
import { type DeviatingProxies, startDeviatingProxies } from '../../conformance/deviating-proxy.ts';
import { deviations } from '../../conformance/deviations.ts';
import { startLocalFixture } from '../../conformance/start-local-fixture.ts';

// A case that no deviation can fail proves nothing, and one that fails for a reason of another topic
// misleads: a proxy in front of the local gateway deviates in one thing at a time.

describe('every case', { timeout: 600_000 }, () => {
  it('fails under a deviation, and under those only that are about it', async () => {
    expect(deviations.length).toBeGreaterThanOrEqual(30);
    await using fixture = await startLocalFixture();
    // A deviation can be about a door that the gateway does not have.
    const isComplete = doors.every((door) => fixture.addresses[door] !== undefined);
    await using unchanged = await startDeviatingProxies(fixture.addresses);
    const passing = await findPassing(unchanged, () => true);
    expect(passing.size).toBeGreaterThan(80);

    const failed = new Set<string>();
    const wrong: string[] = [];
    const remaining = [...deviations];
    const ask = async () => {
      await using proxies = await startDeviatingProxies(fixture.addresses);
      for (;;) {
        const deviation = remaining.shift();
        if (deviation === undefined) return;
        proxies.deviation = deviation;
        const asked = [...passing].filter((id) => isLight(id) || deviation.touches.test(id));
        const still = await findPassing(proxies, (id) => asked.includes(id));
        const fallen = asked.filter((id) => !still.has(id));
        if (isComplete && fallen.length === 0) wrong.push(`${deviation.name}: fails nothing`);
        for (const id of fallen) {
          failed.add(id);
          if (!deviation.touches.test(id)) wrong.push(`${deviation.name}: fails ${id}`);
        }
      }
    };
    await Promise.all([ask(), ask()]);
    expect(wrong).toEqual([]);
    expect([...passing].filter((id) => !failed.has(id))).toEqual([]);
  });
});

/** Cases of megabytes are asked under the deviations about them only: they take most of the time. */
function isLight(id: string): boolean {
  return !/\/size\/|result-too-large$/.test(id);
}

async function findPassing(
  { addresses }: DeviatingProxies,
  only: (id: string) => boolean,
): Promise<ReadonlySet<string>> {
  const { results } = await runSuite(addresses, { target: { name: 'proxy' }, only });
  const isPassing = ({ verdict }: CaseResult) => verdict === 'as-aws';
  return new Set(results.filter(isPassing).map(({ id }) => id));
}
