import { arch, cpus, platform, totalmem } from 'node:os';
import { AT_ONCE, findFaults, type SoakReport } from './run-soak.ts';

/** docs/reliability.md, from the soaks that were run. */
export function formatReliability(
  reports: readonly SoakReport[],
  targets: readonly string[],
  versions: readonly string[],
  date: string,
): string {
  const missing = targets.filter((name) => !reports.some(({ target }) => target === name));
  const faults = reports.flatMap(findFaults);
  return `# Reliability

Written by \`pnpm soak\` on ${date}; do not edit. ${describeMachine()}; ${versions.join(', ')}.

Each target for itself, on an emulator started for it: requests of seven kinds, ${AT_ONCE} at once over
connections that are kept, every answer compared to the byte. Containers are the emulator's own and those
that it started for functions, counted after a warm-up with as many at once and again at the end; memory is
theirs together, without the page cache. The stack's throttle of 100 requests a second is lifted.

| target | requests | seconds | a second | p50, ms | p99, ms | slowest, ms | wrong answers | 5xx | containers before, after | memory before, after, MB |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${reports.map(formatRow).join('\n')}

${faults.length === 0 ? 'No wrong answer, no 5xx, and no container more than at the start.' : `**Not as it should be:**\n\n${faults.map((fault) => `- ${fault}`).join('\n')}`}
${missing.length > 0 ? `\nNot run: ${missing.join(', ')}.\n` : ''}
Bounded and on this machine only: it stops after the last request, or at the first Ctrl-C, and leaves
nothing. \`--requests\` and \`--target\` make it shorter.
`;
}

function formatRow(report: SoakReport): string {
  const { target, requests, seconds, latenciesMs, wrong, serverErrors, before, after } = report;
  const wrongAnswers = [...wrong.values()].reduce((sum, times) => sum + times, 0);
  return `| ${[
    target,
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
