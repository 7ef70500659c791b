import type { CaseResult, Verdict } from '../results/results.ts';

/** A verdict's sign, for readers who see no colours. */
export const signs: Readonly<Record<Verdict, string>> = {
  'as-aws': '✓',
  'known-difference': '≠',
  difference: '✗',
  'no-longer-differs': '!',
  'not-settled': '?',
  'not-asked': '–',
};

export const meanings: Readonly<Record<Verdict, string>> = {
  'as-aws': 'answers as AWS does',
  'known-difference': 'differs from AWS, as listed',
  difference: 'differs from AWS, and is not listed',
  'no-longer-differs': 'is listed as a difference, but does not differ',
  'not-settled': 'no public source says what AWS does; not judged',
  'not-asked': 'not asked',
};

const MAX_TEXT = 300;

/** An observation for readers: a part for each line, cut where it is long. */
export function formatObserved(observed: object | undefined, separator = '\n'): string {
  if (observed === undefined) return 'nothing';
  const text = Object.entries(observed)
    .map(([name, value]) => `${name}: ${formatPart(value)}`)
    .join(separator);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function formatPart(value: unknown): string {
  // As it came, unless it is empty, begins with a space or has control characters.
  const plain = typeof value === 'string' && /^[^\s\p{Cc}][^\p{Cc}]*$/u.test(value);
  return plain ? value : (JSON.stringify(value) ?? 'nothing');
}

/** One line for a result that fails a run. */
export function formatFailure({ id, expected, observed, why }: CaseResult): string {
  const reason = why === undefined ? '' : ` (${why})`;
  if (expected === undefined) return `${id}${reason}`;
  const [aws, got] = [expected, observed].map((each) => formatObserved(each, ', '));
  return `${id}${reason}\n    AWS:  ${aws}\n    here: ${got}`;
}
