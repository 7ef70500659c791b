import type { Source } from '../probe/sources.ts';

/** What was found when every target was asked everything. */
export interface Conformance {
  /** The day of the run, `2026-11-23`. */
  readonly date: string;
  /** What ran, and in which version. */
  readonly versions: readonly string[];
  readonly targets: readonly string[];
  readonly groups: readonly ConformanceGroup[];
}

export interface ConformanceGroup {
  readonly title: string;
  readonly rows: readonly ConformanceRow[];
}

export interface ConformanceRow {
  readonly name: string;
  /** One for each target, in their order. */
  readonly cells: readonly ConformanceCell[];
}

export type Standing = 'as AWS' | 'differs' | 'not settled' | 'not applicable' | 'failed';

/** One question's outcome on one target. */
export interface ConformanceCell {
  readonly standing: Standing;
  /** Why it differs, is not settled or cannot be asked. */
  readonly why?: string;
  /** What AWS does, for readers. */
  readonly aws?: string;
  /** What came back, for readers. */
  readonly got?: string;
  readonly source?: Source;
  /** The version that the difference was seen with. */
  readonly since?: string;
  readonly link?: string;
}

/** A standing's sign for those who see no colours. */
export const symbols: Readonly<Record<Standing, string>> = {
  'as AWS': '✓',
  differs: '≠',
  'not settled': '?',
  'not applicable': '–',
  failed: '✗',
};

export const meanings: Readonly<Record<Standing, string>> = {
  'as AWS': 'answers as AWS does',
  differs: 'differs from AWS, known and checked',
  'not settled': 'what AWS does is not settled; shown, not judged',
  'not applicable': 'cannot be asked here',
  failed: 'differs from AWS, and nobody knew',
};

/** How often a target stands so. */
export function countStandings(
  { groups }: Conformance,
  target: number,
): Readonly<Record<Standing, number>> {
  const counts = { 'as AWS': 0, differs: 0, 'not settled': 0, 'not applicable': 0, failed: 0 };
  for (const cell of groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[target]))) {
    if (cell) counts[cell.standing] += 1;
  }
  return counts;
}

const MAX_TEXT = 300;

/** An observation for readers: a line for each of its parts, cut where it grows long. */
export function brief(observed: object): string {
  const lines = Object.entries(observed).map(([name, value]) => `${name}: ${formatPart(value)}`);
  const text = lines.join('\n');
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function formatPart(value: unknown): string {
  // As it came where that can be seen; an empty text, a blank at an end or a control character cannot.
  const plain = typeof value === 'string' && /^[^\s\p{Cc}][^\p{Cc}]*$/u.test(value);
  return plain ? value : (JSON.stringify(value) ?? 'nothing');
}
