/** A case that an implementation is known to answer differently from AWS. */
export interface KnownDifference<Answer> {
  /** The name of the case. */
  readonly case: string;
  /** The answer of the implementation. */
  readonly answers: Answer;
  readonly why: string;
  /** The version in which the difference was seen. */
  readonly since: string;
  /** The code that causes it, or where its authors discuss it. */
  readonly link?: string;
}

/** Makes the known differences that were seen in one version. */
export function differencesIn(since: string, defaultLink: string) {
  return <Answer>(
    name: string,
    answers: Answer,
    why: string,
    link: string = defaultLink,
  ): KnownDifference<Answer> => ({ case: name, answers, why, since, link });
}
