import { countVerdicts, type Results, verdicts } from '../results/results.ts';
import { type DoorTable, doorTitles, titleOf, toDoorTables } from './door-tables.ts';
import { meanings, signs } from './standing.ts';

/** A document with a table for each door, and under it the reason of each known difference. */
export function formatMarkdown(all: readonly Results[]): string {
  const tables = toDoorTables(all);
  const parts = [
    '# Conformance of front doors',
    formatIntroduction(all),
    verdicts.map((verdict) => `- ${signs[verdict]} ${meanings[verdict]}`).join('\n'),
    formatTotals(tables),
    ...tables.map(formatDoor),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function formatIntroduction(all: readonly Results[]): string {
  const [first] = all;
  const suite = `front-door-conformance ${first?.suite ?? ''}`;
  const runs = all.map(({ target, date }) => {
    const note = target.note === undefined ? '' : `. ${target.note}`;
    return `- ${titleOf(target)}, ${date.slice(0, 10)}${note}`;
  });
  return `The answers of several targets compared with those of AWS, by ${suite}:\n\n${runs.join('\n')}`;
}

function formatTotals(tables: readonly DoorTable[]): string {
  const rows = tables.flatMap(({ door, targets, rows }) =>
    targets.map((target, index) => {
      const counts = countVerdicts(rows.flatMap(({ cells }) => cells[index] ?? []));
      return [doorTitles[door], titleOf(target), ...verdicts.map((each) => String(counts[each]))];
    }),
  );
  return formatTable(['door', 'target', ...verdicts.map((verdict) => signs[verdict])], rows);
}

function formatDoor({ door, targets, rows }: DoorTable): string {
  const table = formatTable(
    ['case', ...targets.map(titleOf)],
    rows.map(({ each, cells }) => [
      each.id,
      ...cells.map((cell) => (cell === undefined ? '' : signs[cell.verdict])),
    ]),
  );
  const differences = rows.flatMap(({ each, cells }) =>
    [
      ...Map.groupBy(
        cells.flatMap((cell, index) =>
          cell?.verdict === 'known-difference' ? [{ cell, target: targets[index] }] : [],
        ),
        ({ cell }) => cell.why ?? meanings['known-difference'],
      ),
    ].map(([why, those]) => {
      const names = those.map(({ target }) => target?.name ?? '').join(', ');
      return `- \`${each.id}\`, ${names}: ${why}.`;
    }),
  );
  const alone = rows.flatMap(({ each, only }) => {
    const target = only === undefined ? undefined : targets[only];
    if (target === undefined || each.expected.kind !== 'known') return [];
    return [`- \`${each.id}\`: ${target.name} (${each.expected.source.kind})`];
  });
  return [
    `## ${doorTitles[door]}`,
    table,
    differences.join('\n'),
    alone.length > 0
      ? `Answered as AWS does by one target alone, with the kind of the source:\n\n${alone.join('\n')}`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const ruler = head.map((_, index) => (index === 0 ? '---' : ':---:'));
  return [line(head), line(ruler), ...rows.map(line)].join('\n');
}
