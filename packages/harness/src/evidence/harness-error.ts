import { redactSecrets } from './redact-secrets.ts';

/** What went wrong, for people. */
export interface Failure {
  /** What was expected, what happened instead, and after how many ms. */
  readonly problem: string;
  /** The last lines of the logs that explain it. */
  readonly details?: string | undefined;
  /** What to try. */
  readonly advice?: string | undefined;
  readonly evidence?: SavedEvidence | undefined;
}

/** The folder that contains the evidence, or why it could not be written. */
export type SavedEvidence = { readonly folder: string } | { readonly failure: string };

/** An error of the harness. Secrets are redacted from its message. */
export class HarnessError extends Error {
  override readonly name: string = 'HarnessError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(formatFailure(failure), options);
    this.failure = failure;
  }
}

function formatFailure({ problem, details, advice, evidence }: Failure): string {
  const parts = [
    redactSecrets(details ? `${problem}\n${details}` : problem),
    ...(advice ? [`Try: ${advice}`] : []),
    ...(evidence ? [formatEvidence(evidence)] : []),
  ];
  return parts.join('\n');
}

/** The folder is the last line of the message. */
function formatEvidence(evidence: SavedEvidence): string {
  return 'folder' in evidence
    ? `Evidence:\n${evidence.folder}`
    : `No evidence was saved: ${evidence.failure}`;
}
