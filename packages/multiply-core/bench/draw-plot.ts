import type { BodyKind } from './bodies.ts';
import type { Comparison } from './compare.ts';

const COLORS = [
  ...['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9', '#8b6d00', '#555555'],
];
const LEFT = 150;
const WIDTH = 560;
const ROW = 64;
const TOP = 80;
const LEGEND_COLUMNS = 4;
const LEAST = 0.05;
const MOST = 100;
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** A row for each kind of body: a dot for each rival at its median ratio, a line between the quartiles. */
export function drawPlot(kinds: readonly BodyKind[], comparisons: readonly Comparison[]): string {
  const rivals = [...new Set(comparisons.map(({ rival }) => rival))].slice(1);
  const height = TOP + kinds.length * ROW + 40;
  const bottom = TOP + kinds.length * ROW;
  const rows = kinds.map(({ name }, row) => {
    const y = TOP + row * ROW;
    const dots = rivals.map((rival, index) => {
      const found = comparisons.find((item) => item.kind === name && item.rival === rival);
      return found ? drawDot(found, y + 8 + index * 7, COLORS[index] ?? '#000000') : '';
    });
    return `<text x="${LEFT - 10}" y="${y + 36}" text-anchor="end">${name}</text>${dots.join('')}`;
  });
  const ticks = TICKS.map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${TOP}" y2="${bottom}" stroke="${tick === 1 ? '#000000' : '#dddddd'}"/>` +
      `<text x="${x(tick)}" y="${bottom + 16}" text-anchor="middle">${tick}</text>`,
  );
  const legend = rivals.map(
    (rival, index) =>
      `<circle cx="${legendX(index)}" cy="${legendY(index)}" r="4" fill="${COLORS[index]}"/>` +
      `<text x="${legendX(index) + 8}" y="${legendY(index) + 4}">${rival}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 30} ${height}" font-family="sans-serif" font-size="12">
<title>The time of other libraries as a multiple of multiply-core's, by kind of body</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${LEFT}" y="20" font-size="14">How many times as long the others take (right of 1: multiply-core is faster)</text>
${[...legend, ...ticks, ...rows].join('\n')}
</svg>
`;
}

function drawDot({ ratio, rival }: Comparison, y: number, color: string): string {
  const label = `${rival}: ${ratio.median.toFixed(2)}`;
  return (
    `<line x1="${x(ratio.low)}" x2="${x(ratio.high)}" y1="${y}" y2="${y}" stroke="${color}" stroke-width="2"/>` +
    `<circle cx="${x(ratio.median)}" cy="${y}" r="3.5" fill="${color}"><title>${label}</title></circle>`
  );
}

function legendX(index: number): number {
  return LEFT + (index % LEGEND_COLUMNS) * 142;
}

function legendY(index: number): number {
  return 38 + Math.floor(index / LEGEND_COLUMNS) * 20;
}

/** A logarithmic scale. */
function x(ratio: number): string {
  const bounded = Math.min(MOST, Math.max(LEAST, ratio));
  const share = Math.log(bounded / LEAST) / Math.log(MOST / LEAST);
  return (LEFT + share * WIDTH).toFixed(1);
}
