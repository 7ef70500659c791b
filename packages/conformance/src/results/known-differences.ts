import type { Observed } from '../cases/case.ts';
import type { Results } from './results.ts';

/** A case that a target is known to answer differently from AWS. */
export interface KnownDifference {
  readonly id: string;
  readonly observed: Observed;
  readonly why?: string;
  /** The version of the target in which the difference was seen first. */
  readonly since?: string;
  readonly link?: string;
}

/** What the implementer of a target knows to differ. Its file is in the schema `schema/known.json`. */
export interface KnownDifferences {
  readonly format: 'front-door-conformance-known/1';
  readonly target: string;
  readonly differences: readonly KnownDifference[];
}

/** The differences of a run; what was known about one that stays the same is kept. */
export function listDifferences(
  { target, results }: Results,
  known: readonly KnownDifference[],
): KnownDifferences {
  const since = target.version === undefined ? {} : { since: `${target.name} ${target.version}` };
  return {
    format: 'front-door-conformance-known/1',
    target: target.name,
    differences: results.flatMap(({ id, verdict, observed }) => {
      if (verdict !== 'difference' && verdict !== 'known-difference') return [];
      const listed = known.find((each) => each.id === id);
      return [{ ...since, ...listed, id, observed: observed ?? {} }];
    }),
  };
}
