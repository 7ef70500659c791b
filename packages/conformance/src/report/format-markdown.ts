import {
  type Conformance,
  type ConformanceGroup,
  countStandings,
  meanings,
  type Standing,
  symbols,
} from './conformance.ts';

/** docs/reports/conformance.md: a table for each group, and under it each difference with its reason. */
export function formatMarkdown(conformance: Conformance): string {
  const { date, versions, targets, groups } = conformance;
  return `# Conformance

Written by \`pnpm conformance\` on ${date} from a run against ${versions.join(', ')}; do not edit.
\`pnpm conformance --html FILE\` writes the same as a page, with what AWS does and what each target answered.

${formatLegend()}

${formatTable(
  ['', ...targets],
  shownStandings.map((standing) => [
    `${symbols[standing]} ${standing}`,
    ...targets.map((_, index) => String(countStandings(conformance, index)[standing])),
  ]),
)}

What AWS does is taken from recordings of it, from its documentation or from what people tried on it;
the page names the source of each. Where none says, nothing is judged. \`localstack-http\` and \`url\` are
not here: the first needs a LocalStack token, the second a deployed API.

${groups.map((group) => formatGroup(group, targets)).join('\n')}`;
}

const shownStandings: readonly Standing[] = ['as AWS', 'differs', 'not settled', 'not applicable'];

function formatLegend(): string {
  return shownStandings
    .map((standing) => `- ${symbols[standing]} ${meanings[standing]}`)
    .join('\n');
}

function formatGroup({ title, rows }: ConformanceGroup, targets: readonly string[]): string {
  const table = formatTable(
    [title, ...targets],
    rows.map(({ name, cells }) => [name, ...cells.map(({ standing }) => symbols[standing])]),
  );
  const differences = rows.flatMap(({ name, cells }) =>
    [...groupByReason(cells.map((cell, index) => ({ ...cell, target: targets[index] ?? '' })))].map(
      ([why, cells]) => `- **${name}**, ${cells.map(({ target }) => target).join(', ')}: ${why}.`,
    ),
  );
  return `## ${title}\n\n${table}\n${differences.length > 0 ? `\n${differences.join('\n')}\n` : ''}`;
}

function groupByReason<Cell extends { standing: Standing; why?: string }>(cells: readonly Cell[]) {
  return Map.groupBy(
    cells.filter(({ standing }) => standing === 'differs'),
    ({ why = '' }) => why,
  );
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const ruler = head.map((_, index) => (index === 0 ? '---' : ':---:'));
  return [line(head), line(ruler), ...rows.map(line)].join('\n');
}
