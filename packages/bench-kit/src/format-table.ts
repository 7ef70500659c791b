export type Alignment = 'left' | 'center' | 'right';

const rulers: Readonly<Record<Alignment, string>> = { left: '---', center: ':---:', right: '---:' };

/** A Markdown table. Columns without an alignment are aligned to the left. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string {
  const ruler = head.map((_, column) => rulers[alignments[column] ?? 'left']);
  return [formatRow(head), formatRow(ruler), ...rows.map(formatRow)].join('\n');
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
