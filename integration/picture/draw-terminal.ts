import { stripVTControlCharacters } from 'node:util';

interface Style {
  readonly color?: string | undefined;
  readonly background?: string | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

const CELL = { width: 8.43, height: 20, baseline: 15 };
const PADDING = 16;
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
// Black, red, green, yellow, blue, magenta, cyan, white; 90 is bright black.
const COLORS = [
  '#0d1117',
  '#ff7b72',
  '#7ee787',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#76e3ea',
  '#e6edf3',
];
const GRAY = '#8b949e';

/**
 * A picture of a terminal as an SVG document.
 *
 * @param output - Lines with the escape sequences of colours.
 * @param rows - How many lines there may be from the start and from the end; a line says how many are left out.
 */
export function drawTerminal(
  title: string,
  output: readonly string[],
  rows: { readonly first: number; readonly last: number },
): string {
  const lines = shorten(output, rows);
  const columns = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
  const width = Math.ceil(columns * CELL.width + 2 * PADDING);
  const height = lines.length * CELL.height + 2 * PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="${FONT}" font-size="14" fill="#e6edf3">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...lines.map((line, row) => drawLine(line, PADDING + row * CELL.height)),
    '</svg>\n',
  ].join('\n');
}

function shorten(
  lines: readonly string[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly string[] {
  const left = lines.length - first - last;
  if (left <= 1) return lines;
  return [...lines.slice(0, first), `\x1b[90m  ⋮ ${left} lines\x1b[39m`, ...lines.slice(-last)];
}

function drawLine(line: string, top: number): string {
  let column = 0;
  let style: Style = {};
  let drawn = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are control characters.
  for (const [, codes, text = ''] of line.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (codes !== undefined) style = codes.split(';').map(Number).reduce(applyCode, style);
    else {
      drawn += drawText(text, style, PADDING + column * CELL.width, top);
      column += text.length;
    }
  }
  return drawn;
}

function drawText(text: string, style: Style, x: number, top: number): string {
  const { color, background, bold, dim } = style;
  const at = `x="${Number(x.toFixed(2))}"`;
  const attributes = [
    color && ` fill="${color}"`,
    bold && ' font-weight="bold"',
    dim && ' fill-opacity="0.6"',
  ];
  const width = Number((text.length * CELL.width).toFixed(2));
  const behind = background
    ? `<rect ${at} y="${top}" width="${width}" height="${CELL.height}" fill="${background}"/>`
    : '';
  if (text.trim() === '') return behind;
  return `${behind}<text ${at} y="${top + CELL.baseline}" xml:space="preserve"${attributes.filter(Boolean).join('')}>${escapeXml(text)}</text>`;
}

/** The style after a code of ECMA-48's "select graphic rendition", of those that Vitest uses. */
function applyCode(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, color: undefined };
  if (code === 49) return { ...style, background: undefined };
  if (code === 90) return { ...style, color: GRAY };
  if (code >= 30 && code < 38) return { ...style, color: COLORS[code - 30] };
  if (code >= 40 && code < 48) return { ...style, background: COLORS[code - 40] };
  return style;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
