import { arch, cpus, platform, totalmem } from 'node:os';
import { AT_ONCE, findFaults, type SoakReport } from './run-soak.ts';

/** A target's line of the table, by the target's name. */
export type ReliabilityRows = ReadonlyMap<string, string>;

const COLUMNS =
  'target|run on|requests|seconds|a second|p50, ms|p99, ms|slowest, ms|wrong answers|5xx|containers before, after|memory before, after, MB|faults';

// What a later run would hide.
const SEEN = `Seen once, on 2026-11-23: with other work at four to seven times the two cores, localstack-rest answered
502 \`Internal server error\` twice in 10,000 requests, and one answer took 14 s. The function's own timeout is
5 s. Four other runs on that day and the next, beside less other work or none, had none.`;

/** docs/reports/reliability.md: each target's last soak, in the order of `targets`. */
export function formatReliability(
  rows: ReliabilityRows,
  targets: readonly string[],
  versions: readonly string[],
): string {
  const missing = targets.filter((target) => !rows.has(target));
  const isGood = [...rows.values()].every((row) => row.endsWith('| none |'));
  const head = COLUMNS.split('|');
  return `# Reliability

Written by \`pnpm soak\`; do not edit. ${describeMachine()}; ${versions.join(', ')}.

Each target for itself, on an emulator started for it: requests of seven kinds, ${AT_ONCE} at once over
connections that are kept, every answer compared to the byte. Containers are the emulator's own and those
that it started for functions, counted after a warm-up with as many at once and again at the end; memory is
theirs together, without the page cache. The stack's throttle of 100 requests a second is lifted.

| ${head.join(' | ')} |
|${head.map((_, index) => (index < 2 ? '---' : '---:')).join('|')}|
${targets.flatMap((target) => rows.get(target) ?? []).join('\n')}

${isGood ? 'No wrong answer, no 5xx, and no container more than at the start.' : '**Not all is as it should be: see the faults.**'}
${missing.length > 0 ? `\nNot run: ${missing.join(', ')}.\n` : ''}
${SEEN}

Bounded and on this machine only: it stops after the last request, or at the first Ctrl-C, and leaves
nothing. \`--requests\` makes it shorter, \`--target\` runs one target and keeps the others' lines.
`;
}

/** The lines of an earlier document, so that one target can be run again alone. */
export function readReliability(text: string, targets: readonly string[]): Map<string, string> {
  const lines = text.split('\n');
  return new Map(
    targets.flatMap((target) => {
      const line = lines.find((candidate) => candidate.startsWith(`| ${target} |`));
      return line === undefined ? [] : [[target, line] as const];
    }),
  );
}

export function formatRow(report: SoakReport, date: string): string {
  const { target, requests, seconds, latenciesMs, wrong, serverErrors, before, after } = report;
  const wrongAnswers = [...wrong.values()].reduce((sum, times) => sum + times, 0);
  return `| ${[
    target,
    date,
    requests.toLocaleString('en'),
    seconds.toFixed(1),
    (requests / seconds).toFixed(0),
    quantile(latenciesMs, 0.5).toFixed(0),
    quantile(latenciesMs, 0.99).toFixed(0),
    quantile(latenciesMs, 1).toFixed(0),
    wrongAnswers,
    serverErrors,
    `${before.containers}, ${after.containers}`,
    `${before.megabytes.toFixed(0)}, ${after.megabytes.toFixed(0)}`,
    findFaults(report).join('; ').replaceAll('|', '\\|') || 'none',
  ].join(' | ')} |`;
}

/** Of values in ascending order. */
export function quantile(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[index] ?? Number.NaN;
}

function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${arch()}`;
}
