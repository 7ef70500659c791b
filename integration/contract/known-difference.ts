/** A case that a target is known to answer differently from the contract. */
export interface KnownDifference<Answer> {
  /** The name of the case. */
  readonly case: string;
  /** The answer of the target. */
  readonly answers: Answer;
  readonly why: string;
  /** The version in which the difference was seen. */
  readonly since: string;
  /** The code that causes it, or where its authors discuss it. */
  readonly link?: string;
}
