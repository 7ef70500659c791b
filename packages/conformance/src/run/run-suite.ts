import { type Case, type Door, doors } from '../cases/case.ts';
import { cases as allCases } from '../cases/cases.ts';
import { type Judging, judge } from '../results/judge.ts';
import type { CaseResult, Results, Target } from '../results/results.ts';
import { suiteVersion } from '../suite-version.ts';
import type { Addresses } from './address.ts';
import { type Asked, askCase } from './ask-case.ts';
import { redact } from './redact.ts';

export interface SuiteOptions extends Partial<Judging> {
  readonly target: Target;
  /** Those whose id it accepts; all by default. */
  readonly only?: (id: string) => boolean;
  /** Gets each result when it is there. */
  readonly onResult?: (result: CaseResult) => void;
  readonly signal?: AbortSignal;
}

/** Sends every case of the doors that have addresses: the doors at the same time, each one's cases in turn. */
export async function runSuite(addresses: Addresses, options: SuiteOptions): Promise<Results> {
  const asked = doors.filter((door) => addresses[door] !== undefined);
  return await collect(asked, options, async (each) => {
    const outcome = await askCase(each, addresses);
    return 'observed' in outcome ? { observed: redact(outcome.observed, addresses) } : outcome;
  });
}

/** Judges a recording again: what came is taken from it, and nothing is sent. */
export async function replay(
  recording: Results,
  options: Omit<SuiteOptions, 'target'> = {},
): Promise<Results> {
  const results = await collect(
    recording.doors,
    { ...options, target: recording.target },
    async ({ id }) => {
      const recorded = recording.results.find((result) => result.id === id);
      if (recorded?.observed) return { observed: recorded.observed };
      return { notAsked: recorded?.why ?? 'The recording does not have it.' };
    },
  );
  return { ...results, date: recording.date };
}

async function collect(
  asked: readonly Door[],
  { target, only = () => true, onResult, signal, known = [], facts = [] }: SuiteOptions,
  ask: (each: Case) => Promise<Asked>,
): Promise<Results> {
  const lists = await Promise.all(
    asked.map(async (door) => {
      const results: CaseResult[] = [];
      for (const each of allCases.filter(({ door: of, id }) => of === door && only(id))) {
        signal?.throwIfAborted();
        const result = judge(each, await ask(each), { known, facts });
        onResult?.(result);
        results.push(result);
      }
      return results;
    }),
  );
  return {
    format: 'front-door-conformance/1',
    suite: suiteVersion,
    date: new Date().toISOString(),
    target,
    doors: asked,
    results: [...lists.flat(), ...listUnknown(asked, only, known)],
  };
}

/** Entries of a list for cases that the suite does not have: a mistake, or an id of another version. */
function listUnknown(
  asked: readonly Door[],
  only: (id: string) => boolean,
  known: Judging['known'],
): CaseResult[] {
  return known
    .filter(({ id }) => only(id) && asked.some((door) => id.startsWith(`${door}/`)))
    .filter(({ id }) => !allCases.some((each) => each.id === id))
    .map(({ id }) => ({
      id,
      verdict: 'no-longer-differs',
      why: 'It is listed as a known difference, but the suite has no such case.',
    }));
}
