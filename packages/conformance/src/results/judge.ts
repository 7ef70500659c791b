import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../cases/case.ts';
import type { Asked } from '../run/ask-case.ts';
import type { KnownDifference } from './known-differences.ts';
import type { CaseResult, Results } from './results.ts';
import { settle } from './settle.ts';

export interface Judging {
  /** What the target is known to do differently. */
  readonly known: readonly KnownDifference[];
  /** Recordings that decide what is not settled. */
  readonly facts: readonly Results[];
}

/** Judges what came of a case. A known difference must be the very one that is listed. */
export function judge(each: Case, asked: Asked, { known, facts }: Judging): CaseResult {
  const { id } = each;
  const listed = known.find((difference) => difference.id === id);
  if ('notAsked' in asked) return { id, verdict: 'not-asked', why: asked.notAsked };
  const { observed } = asked;
  const expectation = settle(each, facts);
  if (expectation.kind === 'not settled') {
    // A list cannot speak of what nobody can judge.
    if (listed) return { id, verdict: 'no-longer-differs', observed, why: NOT_JUDGED };
    return { id, verdict: 'not-settled', observed, why: `Searched: ${expectation.searched}.` };
  }
  const { answers: expected, source } = expectation;
  const result = { id, observed, expected, source };
  if (isDeepStrictEqual(observed, expected)) {
    return listed
      ? { ...result, verdict: 'no-longer-differs', why: 'It is listed as a known difference.' }
      : { ...result, verdict: 'as-aws' };
  }
  if (!listed) return { ...result, verdict: 'difference' };
  if (!isDeepStrictEqual(observed, listed.observed)) {
    return {
      ...result,
      verdict: 'difference',
      why: 'It differs in another way than the list says.',
    };
  }
  const { why, since, link } = listed;
  return {
    ...result,
    verdict: 'known-difference',
    ...(why === undefined ? {} : { why }),
    ...(since === undefined ? {} : { since }),
    ...(link === undefined ? {} : { link }),
  };
}

const NOT_JUDGED = 'It is listed as a known difference, but what AWS does is not settled.';
