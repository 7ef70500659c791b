import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import type { BodyKind } from './bodies.ts';
import type { Comparison } from './compare.ts';
import { drawPlot } from './draw-plot.ts';
import { type HostileCost, LIMIT_MB, LIMIT_MS } from './measure-hostile.ts';

const DOCS = new URL('../../../docs/reports/', import.meta.url);

export interface Target {
  readonly kind: string;
  readonly rival: string;
  readonly ratio: number;
}

/** What the library is meant to reach. */
export const TARGETS: readonly Target[] = [
  { kind: 'typical', rival: 'JSON.parse', ratio: 1.5 },
  { kind: '12.5 × 3.25', rival: 'JSON.parse', ratio: 1.2 },
  { kind: '36.0 × 2.0', rival: 'JSON.parse', ratio: 1.2 },
  { kind: '17 digits', rival: 'JSON.parse', ratio: 1 },
  { kind: '4 KB, other keys', rival: 'JSON.parse', ratio: 1.5 },
  { kind: '4 KB, with doubles', rival: 'JSON.parse', ratio: 1.5 },
  { kind: 'invalid JSON', rival: 'JSON.parse', ratio: 5 },
  { kind: 'typical', rival: 'lossless-json', ratio: 5 },
  { kind: 'typical', rival: 'CPython', ratio: 12 },
];

export interface Report {
  readonly kinds: readonly BodyKind[];
  readonly comparisons: readonly Comparison[];
  readonly hostile: readonly HostileCost[] | undefined;
  readonly python: string | undefined;
  readonly rounds: number;
}

export function writeReport(report: Report): void {
  mkdirSync(DOCS, { recursive: true });
  writeFileSync(new URL('performance.svg', DOCS), drawPlot(report.kinds, report.comparisons));
  writeFileSync(new URL('performance.md', DOCS), formatReport(report));
}

export function formatReport(report: Report): string {
  const { kinds, comparisons, hostile, python, rounds } = report;
  const rivals = [...new Set(comparisons.map(({ rival }) => rival))].slice(1);
  return `# Performance

Written by \`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}; do not edit. ${describeMachine(python)}

## Speed

From the text of a request to the text of its answer. Each figure is the rival's time divided by
multiply-core's: above 1, multiply-core is faster. The median of ${rounds} rounds; in brackets the quartiles.
Behind it, where there are any, the share of the bodies whose answer is wrong: another text than the
contract's. All work in one process, in turn, round by round, CPython beside it in its own, on 64
different bodies of each kind.

- JSON.parse: what one writes first, \`JSON.parse\`, \`typeof\`, \`*\`, \`JSON.stringify\`. Inexact.
- zod: the same with a schema in place of \`typeof\`. Inexact.
- lossless-json: integers by BigInt. Doubles print as JavaScript prints them.
- json-bigint: with \`useNativeBigInt\`. It cannot tell 36.0 from 36.

${table(
  ['body', 'ns', ...rivals],
  kinds.map(({ name }) => [name, ...formatRow(name, rivals, comparisons)]),
)}

${describeSlower(comparisons)}

![How many times as long the others take](performance.svg)

${kinds.map(({ name, note, bodies }) => `- ${name}: ${note}; ${describeSize(bodies)}.`).join('\n')}

### Meant to be reached

${table(
  ['body', 'against', 'at least', 'reached', ''],
  TARGETS.map((target) => formatTarget(target, comparisons)),
)}
${
  hostile
    ? `
## Hostile bodies

6 MB each, the first call that a fresh process makes with it, medians. Memory is the peak beyond what
was in use with the body at hand. Meant: at most ${LIMIT_MS} ms and ${LIMIT_MB} MB.

${table(['body', 'ms', 'MB', 'JSON.parse, ms', 'JSON.parse, MB', ''], hostile.map(formatHostile))}
`
    : ''
}`;
}

function describeSlower(comparisons: readonly Comparison[]): string {
  const slower = comparisons.filter(
    ({ rival, ratio }) => rival === 'JSON.parse' && ratio.median < 1,
  );
  if (slower.length === 0) return 'JSON.parse is slower everywhere.';
  const list = slower.map(({ kind, ratio }) => `${kind} (${formatRatio(ratio.median)})`).join(', ');
  return `JSON.parse is faster, right or wrong: ${list}. Its native code goes through texts faster than
any reader written in JavaScript, and a double instead of 300 digits is quickly made.`;
}

function formatRow(
  kind: string,
  rivals: readonly string[],
  comparisons: readonly Comparison[],
): string[] {
  const ours = comparisons.find((comparison) => comparison.kind === kind);
  const cells = rivals.map((rival) => {
    const found = find(comparisons, kind, rival);
    if (!found) return '';
    const { median, low, high } = found.ratio;
    const wrong = found.wrong === 0 ? '' : `, ${Math.round(found.wrong * 100)} % wrong`;
    return `${formatRatio(median)} (${formatRatio(low)} to ${formatRatio(high)})${wrong}`;
  });
  return [Math.round(ours?.ns ?? Number.NaN).toLocaleString('en'), ...cells];
}

export function formatTarget(target: Target, comparisons: readonly Comparison[]): string[] {
  const { kind, rival, ratio } = target;
  const reached = find(comparisons, kind, rival)?.ratio.median;
  const verdict = reached === undefined ? 'not measured' : reached >= ratio ? 'yes' : '**no**';
  return [kind, rival, String(ratio), reached === undefined ? '' : reached.toFixed(2), verdict];
}

function formatHostile({ body, ours, jsonParse }: HostileCost): string[] {
  const isWithin = ours.ms <= LIMIT_MS && ours.mb <= LIMIT_MB;
  const numbers = [ours.ms, ours.mb, jsonParse.ms, jsonParse.mb].map((value) => value.toFixed(1));
  return [body, ...numbers, isWithin ? 'yes' : '**no**'];
}

function describeMachine(python: string | undefined): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${arch()}`;
  return `${machine}; Node ${process.versions.node} (V8 ${process.versions.v8}); ${python ?? 'no Python'}.`;
}

function describeSize(bodies: readonly string[]): string {
  const sizes = bodies.map(({ length }) => length);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return least === most ? `${most} characters` : `${least} to ${most} characters`;
}

export function formatRatio(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
}

function find(
  comparisons: readonly Comparison[],
  kind: string,
  rival: string,
): Comparison | undefined {
  return comparisons.find((comparison) => comparison.kind === kind && comparison.rival === rival);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
