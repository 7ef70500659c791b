import { formatSpread, formatTable, type Spread } from '@multiply/bench-kit';

/** How long one bundle takes to load, over all rounds. */
export interface LoadTimes {
  readonly name: string;
  readonly bytes: number;
  readonly ms: Spread;
  /** Minus the empty module's time in the same round. */
  readonly overEmptyMs: Spread;
}

/** The content of docs/reports/cold-start.md. */
export function formatColdStart(
  machine: string,
  empty: LoadTimes,
  loads: readonly LoadTimes[],
): string {
  const rows = loads.map(({ name, bytes, overEmptyMs }) => [
    name,
    bytes.toLocaleString('en'),
    formatSpread(overEmptyMs, 2),
  ]);
  return `# Cold start

Written by \`pnpm --filter @multiply/lambda bench\`, which \`pnpm bench\` also runs, on
${new Date().toISOString().slice(0, 10)}. Do not edit. Measured on ${machine}.

esbuild makes each bundle with the same options (one minified ES module). A fresh process imports it,
30 times, in turn with the others. The time is that of the import alone, minus the time of an empty
module in the same round: the median, and in brackets the 10th and 90th percentiles.

${formatTable(['bundle', 'bytes', 'ms to load, over an empty module'], rows)}

The empty module takes ${formatSpread(empty.ms, 2)} ms. What Lambda does before it loads the
function, such as starting Node, is the same for all bundles and not in these figures.

The other three bundles do the same with a library: zod validates the body (after JSON.parse, so large
integers lose digits), Powertools writes the log lines, middy handles errors in a middleware.
`;
}
