import { type StartedLocalGateway, startLocalGateway } from 'aws-local-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { urlAddress } from '../harness/api-address.ts';
import { handler } from '../probes/function/index.mjs';
import { isFailure, judgeProbe } from '../probes/judge-probe.ts';
import { frontDoors, known, notSettled } from '../probes/probe.ts';
import { emulatedProbeTargets, localGateway } from '../probes/probe-targets.ts';
import { probes } from '../probes/probes.ts';
import { expectationOf, runProbe } from '../probes/run-probe.ts';
import { sources } from '../probes/sources.ts';

describe('local-gateway', () => {
  let gateway: StartedLocalGateway;
  beforeAll(async () => {
    gateway = await startLocalGateway(handler, { onHandlerError: () => {} });
  });
  afterAll(() => gateway.stop());

  it.each(probes.filter((probe) => expectationOf(probe, localGateway).kind === 'known'))(
    'answers as AWS: $name',
    async (probe) => {
      const address = urlAddress(gateway.url);
      const addresses = { open: address, routed: address };
      const { expectation, observed } = await runProbe(probe, localGateway, addresses);
      expect(observed).toEqual(expectation.kind === 'known' && expectation.answers);
    },
  );

  it('has no known difference', () => {
    expect(localGateway.divergences).toEqual([]);
  });
});

describe('probes', () => {
  it('have names of their own', () => {
    const names = probes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('are known of AWS at one front door at least, but for three that are shown only', () => {
    const unknown = probes.filter(({ aws }) =>
      frontDoors.every((frontDoor) => aws[frontDoor].kind !== 'known'),
    );
    expect(unknown.map(({ name }) => name)).toEqual([
      'null',
      'a CORS preflight from another origin',
      'HEAD',
    ]);
  });

  it('rest on sources that are all used', () => {
    const used = probes.flatMap(({ aws }) =>
      Object.values(aws).flatMap((expectation) =>
        expectation.kind === 'known' ? [expectation.source] : [],
      ),
    );
    expect(Object.values(sources).filter((source) => !used.includes(source))).toEqual([]);
  });
});

describe.each(emulatedProbeTargets)('differences of $name', (target) => {
  it('are of probes whose answer on AWS is known, one each', () => {
    const judged = probes.filter((probe) => expectationOf(probe, target).kind === 'known');
    const names = target.divergences.map(({ probe }) => probe);
    expect(names.filter((name) => !judged.some((probe) => probe.name === name))).toEqual([]);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('judgeProbe', () => {
  const aws = known({ status: 200 }, sources.snapshots);
  const listed = { probe: 'x', answers: { status: 500 }, why: 'it does', since: 'Example 1.0' };

  it.each([
    ['what AWS does', aws, { status: 200 }, undefined, 'as AWS'],
    ['the listed difference', aws, { status: 500 }, listed, 'known difference'],
    ['a difference that is gone', aws, { status: 200 }, listed, 'unexpected pass'],
    ['another difference than the listed one', aws, { status: 404 }, listed, 'unknown difference'],
    ['a difference that is not listed', aws, { status: 500 }, undefined, 'unknown difference'],
    ['what is not settled', notSettled(), { status: 500 }, undefined, 'not settled'],
    ['a list for what is not settled', notSettled(), {}, listed, 'unknown difference'],
  ] as const)('knows %s', (_name, expectation, observed, divergence, verdict) => {
    expect(judgeProbe(expectation, observed, divergence)).toBe(verdict);
    expect(isFailure(verdict)).toBe(/^un/.test(verdict));
  });
});
