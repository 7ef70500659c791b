import { redactSecrets } from './redact-secrets.ts';

const LAST_LINES = 20;
const LINE_LENGTH = 300;

/** The last 20 lines of a log, indented, each cut to 300 characters, without secrets. */
export function lastLines(log: string): string {
  // Before a secret is cut or indented.
  const lines = redactSecrets(log).trimEnd().split('\n').slice(-LAST_LINES);
  return lines.map((line) => `  ${line.slice(0, LINE_LENGTH)}`).join('\n');
}
