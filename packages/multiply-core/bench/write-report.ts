import { mkdirSync, writeFileSync } from 'node:fs';
import { describeMachine, formatSpread, formatTable } from '@multiply/bench-kit';
import type { BodyKind } from './bodies.ts';
import type { Comparison } from './compare.ts';
import { drawPlot } from './draw-plot.ts';
import { type HostileCost, LIMIT_MB, LIMIT_MS } from './measure-hostile.ts';
import type { Rival } from './rivals.ts';

const REPORTS = new URL('../../../docs/reports/', import.meta.url);

export interface Target {
  readonly kind: string;
  readonly rival: string;
  readonly ratio: number;
}

/** The goals of the library. */
export const TARGETS: readonly Target[] = [
  { kind: 'typical', rival: 'JSON.parse', ratio: 1.5 },
  { kind: '12.5 × 3.25', rival: 'JSON.parse', ratio: 1.2 },
  { kind: '36.0 × 2.0', rival: 'JSON.parse', ratio: 1.2 },
  { kind: '17 digits', rival: 'JSON.parse', ratio: 1 },
  { kind: '4 KB, other keys', rival: 'JSON.parse', ratio: 1.5 },
  { kind: '4 KB, with doubles', rival: 'JSON.parse', ratio: 1.5 },
  { kind: '4 KB, nested', rival: 'JSON.parse', ratio: 1 },
  { kind: '4 KB, long strings', rival: 'JSON.parse', ratio: 0.6 },
  { kind: '100 KB, long strings', rival: 'JSON.parse', ratio: 1 },
  { kind: '100 KB string', rival: 'JSON.parse', ratio: 1 },
  { kind: 'invalid JSON', rival: 'JSON.parse', ratio: 5 },
  { kind: 'typical', rival: 'lossless-json', ratio: 5 },
  { kind: 'typical', rival: 'CPython', ratio: 12 },
];

export interface Report {
  readonly kinds: readonly BodyKind[];
  readonly rivals: readonly Rival[];
  readonly comparisons: readonly Comparison[];
  readonly otherNodes: readonly OtherNode[];
  readonly hostile: readonly HostileCost[] | undefined;
  readonly python: string | undefined;
  readonly rounds: number;
}

/** The comparison with JSON.parse in another version of Node. */
export interface OtherNode {
  readonly version: string;
  readonly comparisons: readonly Comparison[];
}

export function writeReport(report: Report): void {
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(new URL('performance.svg', REPORTS), drawPlot(report.kinds, report.comparisons));
  writeFileSync(new URL('performance.md', REPORTS), formatReport(report));
}

export function formatReport(report: Report): string {
  const { kinds, rivals, comparisons, otherNodes, hostile, python, rounds } = report;
  const names = [...new Set(comparisons.map(({ rival }) => rival))].slice(1);
  return `# Performance

Written by \`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}; do not edit. Every figure on this
page was measured on the same machine: ${describeMachine()} (V8 ${process.versions.v8}), ${python ?? 'no Python'}.
Other processors give other ratios.

## Speed

From the request body to the response body, both strings. Each figure is the rival's time divided by
multiply-core's: above 1, multiply-core is faster. It is the median of ${rounds} rounds, with the quartiles in
brackets. A percentage is the share of the bodies that the rival answers wrongly: differently from the
contract. All run in one process, in turn, round by round, except for CPython, which has a process of its
own. Each kind has 64 different bodies, those of 100 KB have 4.

${rivals.map(({ name, note }) => `- ${name}: ${note}`).join('\n')}

${formatTable(
  ['body', 'ns', ...names],
  kinds.map(({ name }) => [name, ...formatRow(name, names, comparisons)]),
)}

${describeSlower(comparisons)}

![How many times as long the others take](performance.svg)

${kinds.map(({ name, note, bodies }) => `- ${name}: ${note}; ${describeSize(bodies)}.`).join('\n')}

### Other versions of Node

JSON.parse's time divided by multiply-core's, on the same processor.

${formatTable(
  ['body', process.versions.node, ...otherNodes.map(({ version }) => version)],
  kinds.map(({ name }) => [
    name,
    ...[comparisons, ...otherNodes.map((node) => node.comparisons)].map((measured) => {
      const found = find(measured, name, 'JSON.parse');
      return found ? formatSpread(found.ratio, 2) : '';
    }),
  ]),
)}

### Goals

${formatTable(
  ['body', 'compared with', 'at least', 'reached', ''],
  TARGETS.map((target) => formatTarget(target, comparisons)),
)}
${
  hostile
    ? `
## Hostile bodies

6 MB each: the first call that a fresh process makes with it, medians. Memory is the peak over what is in
use when the body exists. The goal is at most ${LIMIT_MS} ms and ${LIMIT_MB} MB.

${formatTable(
  ['body', 'ms', 'MB', 'JSON.parse, ms', 'JSON.parse, MB', 'goal reached'],
  hostile.map(formatHostile),
)}
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
  return `JSON.parse is faster, whether its answer is correct or not: ${list}. The time of 300 digits is that of
the engine's \`BigInt(string)\` and \`String(bigint)\`, while JSON.parse makes an inexact double.`;
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
