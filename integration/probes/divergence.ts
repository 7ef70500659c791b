import type { Observed } from './probe.ts';

/** One probe that a target is known to answer otherwise than AWS. */
export interface ProbeDivergence {
  /** The probe's name. */
  readonly probe: string;
  /** What is observed instead. */
  readonly answers: Observed;
  readonly why: string;
  /** The emulator's version that this was seen with. */
  readonly since: string;
  /** Where its makers speak of it, or the code that does it. */
  readonly link?: string;
}

/** Makes the divergences of one target, seen with one version. */
export function seenWith(since: string, code: string) {
  return (probe: string, answers: Observed, why: string, link = code): ProbeDivergence => ({
    probe,
    answers,
    why,
    since,
    link,
  });
}
