import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type DeployedProbes, deployProbes } from '../../probes/deploy-probes.ts';
import { emulatedProbeTargets } from '../../probes/probe-targets.ts';
import { probes } from '../../probes/probes.ts';
import { expectationOf, runProbe } from '../../probes/run-probe.ts';

const TIMEOUT_MS = 120_000;
const endpoints = inject('endpoints');
const targets = emulatedProbeTargets.filter(({ emulator }) => endpoints[emulator] !== undefined);
const deployed = new Map<string, DeployedProbes>();

beforeAll(async () => {
  const emulators = [...new Set(targets.map(({ emulator }) => emulator))];
  await Promise.all(
    emulators.map(async (emulator) => {
      const frontDoors = targets
        .filter((target) => target.emulator === emulator)
        .map(({ frontDoor }) => frontDoor);
      deployed.set(emulator, await deployProbes(endpoints[emulator] ?? '', frontDoors));
    }),
  );
}, TIMEOUT_MS);

afterAll(async () => {
  await Promise.all([...deployed.values()].map((probed) => probed[Symbol.asyncDispose]()));
}, TIMEOUT_MS);

describe('front-door probes', () => {
  it('have an emulator to ask', () => {
    expect(targets).not.toEqual([]);
  });
});

describe.each(targets)('$name', (target) => {
  const judged = probes.filter((probe) => expectationOf(probe, target).kind === 'known');

  it.each(judged)('$name', { timeout: TIMEOUT_MS }, async (probe) => {
    const addresses = deployed.get(target.emulator)?.addressesOf(target.frontDoor);
    if (!addresses) throw new Error(`Expected ${target.emulator} to hold the fixture app`);
    const { verdict, expectation, observed } = await runProbe(probe, target, addresses);
    const listed = target.divergences.find((divergence) => divergence.probe === probe.name);
    if (listed === undefined) {
      expect(observed).toEqual(expectation.kind === 'known' && expectation.answers);
    } else {
      expect(verdict, 'no longer differs from AWS: delete this divergence').not.toBe(
        'unexpected pass',
      );
      expect(observed, listed.why).toEqual(listed.answers);
    }
  });
});
