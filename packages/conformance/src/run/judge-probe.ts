import { isDeepStrictEqual } from 'node:util';
import type { KnownDifference } from '../known-differences/known-difference.ts';
import type { Expectation, Observed } from '../probe/probe.ts';

/** What an answer is worth beside what AWS does. The last two fail a run. */
export type Verdict =
  | 'as AWS'
  | 'known difference'
  | 'not settled'
  | 'not applicable'
  | 'unexpected pass'
  | 'unknown difference';

/** Judges what was observed; a known difference must be the very one that is listed. */
export function judgeProbe(
  expectation: Expectation,
  observed: Observed,
  knownDifference: KnownDifference<Observed> | undefined,
): Verdict {
  if (expectation.kind !== 'known') {
    // A list may not speak of what cannot differ.
    return knownDifference === undefined ? expectation.kind : 'unknown difference';
  }
  if (isDeepStrictEqual(observed, expectation.answers)) {
    return knownDifference === undefined ? 'as AWS' : 'unexpected pass';
  }
  return knownDifference !== undefined && isDeepStrictEqual(observed, knownDifference.answers)
    ? 'known difference'
    : 'unknown difference';
}

export function isFailure(verdict: Verdict): boolean {
  return verdict === 'unexpected pass' || verdict === 'unknown difference';
}
