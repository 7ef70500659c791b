import { describe, expect, it } from 'vitest';
import { probes } from '../src/cases/probes.ts';
import { doors, known, notSettled } from '../src/probe/probe.ts';
import { sources } from '../src/probe/sources.ts';
import { isFailure, judgeProbe } from '../src/run/judge-probe.ts';
import { emulatedProbeTargets } from '../src/run/probe-targets.ts';
import { expectationOf } from '../src/run/run-probe.ts';

describe('probes', () => {
  it('have names of their own', () => {
    const names = probes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('are known of AWS at one front door at least, but for three that are shown only', () => {
    const unknown = probes.filter(({ aws }) => doors.every((door) => aws[door].kind !== 'known'));
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
    const names = target.knownDifferences.map(({ case: name }) => name);
    expect(names.filter((name) => !judged.some((probe) => probe.name === name))).toEqual([]);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('judgeProbe', () => {
  const aws = known({ status: 200 }, sources.snapshots);
  const listed = { case: 'x', answers: { status: 500 }, why: 'it does', since: 'Example 1.0' };

  it.each([
    ['what AWS does', aws, { status: 200 }, undefined, 'as AWS'],
    ['the listed difference', aws, { status: 500 }, listed, 'known difference'],
    ['a difference that is gone', aws, { status: 200 }, listed, 'unexpected pass'],
    ['another difference than the listed one', aws, { status: 404 }, listed, 'unknown difference'],
    ['a difference that is not listed', aws, { status: 500 }, undefined, 'unknown difference'],
    ['what is not settled', notSettled(), { status: 500 }, undefined, 'not settled'],
    ['a list for what is not settled', notSettled(), {}, listed, 'unknown difference'],
  ] as const)('knows %s', (_name, expectation, observed, knownDifference, verdict) => {
    expect(judgeProbe(expectation, observed, knownDifference)).toBe(verdict);
    expect(isFailure(verdict)).toBe(/^un/.test(verdict));
  });
});
