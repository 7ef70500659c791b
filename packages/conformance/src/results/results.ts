import type { Door, Observed } from '../cases/case.ts';
import type { Source } from '../cases/sources.ts';

/**
 * What came of a case. `difference` and `no-longer-differs` fail a run; the others do not.
 * `not-settled`: nobody knows what AWS does. `not-asked`: the target has no such API.
 */
export const verdicts = [
  'as-aws',
  'known-difference',
  'difference',
  'no-longer-differs',
  'not-settled',
  'not-asked',
] as const;

export type Verdict = (typeof verdicts)[number];

/** One case on one target. */
export interface CaseResult {
  readonly id: string;
  readonly verdict: Verdict;
  /** What came. Absent if the case was not asked. */
  readonly observed?: Observed;
  /** What AWS does. Absent if that is not settled. */
  readonly expected?: Observed;
  /** Where it is written what AWS does. */
  readonly source?: Source;
  /** Why it differs, is not settled or was not asked. */
  readonly why?: string;
  /** The version of the target that a known difference was seen in first. */
  readonly since?: string;
  /** The cause of a known difference, or where it is discussed. */
  readonly link?: string;
}

/** What was asked: an emulator, a gateway, or AWS. */
export interface Target {
  readonly name: string;
  readonly version?: string;
  /** Anything a reader must know about how it ran. */
  readonly note?: string;
}

/** A run against one target. As JSON it is a recording, in the schema `schema/results.json`. */
export interface Results {
  readonly format: 'front-door-conformance/1';
  /** The version of the suite. */
  readonly suite: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly target: Target;
  /** The doors that were asked. */
  readonly doors: readonly Door[];
  readonly results: readonly CaseResult[];
}

export function isFailure({ verdict }: Pick<CaseResult, 'verdict'>): boolean {
  return verdict === 'difference' || verdict === 'no-longer-differs';
}

/** How many cases have each verdict. */
export function countVerdicts(results: readonly CaseResult[]): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}
