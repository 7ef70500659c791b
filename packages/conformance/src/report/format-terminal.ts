import { topicOf } from '../cases/cases.ts';
import { countVerdicts, isFailure, type Results, verdicts } from '../results/results.ts';
import { formatFailure, meanings, signs } from './standing.ts';

/** A table of topics and doors with what answers as AWS does, then every failure. */
export function formatTerminal(all: readonly Results[]): string {
  return all.map(formatOne).join('\n\n');
}

function formatOne({ target, doors, results }: Results): string {
  const topics = [...new Set(results.map(topicOf))];
  const cell = (prefix: string) => {
    const within = results.filter(({ id }) => id.startsWith(prefix));
    const { 'as-aws': alike, 'not-asked': left, 'not-settled': open } = countVerdicts(within);
    const judged = within.length - left - open;
    return judged === 0 ? '–' : `${alike}/${judged}`;
  };
  const rows = [
    [target.version === undefined ? target.name : `${target.name} ${target.version}`, ...doors],
    ...topics.map((topic) => [topic, ...doors.map((door) => cell(`${door}/${topic}/`))]),
    ['all', ...doors.map((door) => cell(`${door}/`))],
  ];
  const counts = countVerdicts(results);
  const legend = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${signs[verdict]} ${counts[verdict]} ${meanings[verdict]}`);
  const failures = results.filter(isFailure).map(formatFailure);
  return [formatTable(rows), legend.join('\n'), failures.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
