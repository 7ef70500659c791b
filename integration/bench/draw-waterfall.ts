/** Steps that belong together, on one time axis with the other groups. */
export interface WaterfallGroup {
  readonly title: string;
  readonly totalMs: number;
  readonly steps: readonly WaterfallStep[];
}

export interface WaterfallStep {
  readonly lane: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

const WIDTH = 960;
const LABEL_WIDTH = 260;
const ROW = 22;
const colours = ['#4c78a8', '#f58518', '#54a24b', '#b279a2', '#9d755d'];

/** An SVG with a bar for each step, in seconds from its group's beginning. */
export function drawWaterfall(title: string, groups: readonly WaterfallGroup[]): string {
  const longestMs = Math.max(...groups.map(({ totalMs }) => totalMs));
  const scale = (WIDTH - LABEL_WIDTH - 70) / longestMs;
  const lanes = [...new Set(groups.flatMap(({ steps }) => steps.map(({ lane }) => lane)))];
  const body: string[] = [];
  let y = 48;
  for (const group of groups) {
    body.push(text(10, y, `${group.title}: ${seconds(group.totalMs)}`, 'font-weight="bold"'));
    for (const { lane, name, startMs, endMs } of group.steps) {
      y += ROW;
      const x = LABEL_WIDTH + startMs * scale;
      const width = Math.max(1, (endMs - startMs) * scale);
      const colour = colours[lanes.indexOf(lane) % colours.length];
      body.push(
        text(20, y, `${lane}: ${name}`),
        `<rect x="${x.toFixed(1)}" y="${y - 12}" width="${width.toFixed(1)}" height="15" fill="${colour}"/>`,
        text(x + width + 4, y, seconds(endMs - startMs)),
      );
    }
    y += ROW * 2;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="100%" height="100%" fill="white"/>
${text(10, 22, title, 'font-size="15"')}
${body.join('\n')}
</svg>
`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${escaped}</text>`;
}
