/** What loading one bundle took, over all rounds. */
export interface LoadTimes {
  readonly name: string;
  readonly bytes: number;
  readonly ms: Spread;
  /** The same less the empty module's time of the same round. */
  readonly overEmptyMs: Spread;
}

interface Spread {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

/** The text of docs/reports/cold-start.md. */
export function formatColdStart(
  machine: string,
  empty: LoadTimes,
  loads: readonly LoadTimes[],
): string {
  const rows = loads.map(
    ({ name, bytes, overEmptyMs }) =>
      `| ${name} | ${bytes.toLocaleString('en')} | ${format(overEmptyMs)} |`,
  );
  return `# Cold start

Written by \`pnpm --filter @multiply/lambda bench\`, which \`pnpm bench\` runs too, on
${machine}.

Each bundle is made by esbuild with the same options (one minified ESM file), then imported in a fresh
process, 30 times, in turn with the others. The time is that of the import alone, less the time that
an empty module took in the same round; median (10th to 90th percentile).

| bundle | bytes | ms to load, over an empty module |
|---|---|---|
${rows.join('\n')}

The empty module itself takes ${format(empty.ms)} ms. What Lambda does before it
loads the function, starting Node among it, is the same for all and not in these figures.

The three beside the function do the same with a library: zod checks the body (after JSON.parse, so
large integers lose digits), Powertools writes the log lines, middy runs the handler in its middleware.
`;
}

function format({ p10, median, p90 }: Spread): string {
  return `${median.toFixed(2)} (${p10.toFixed(2)} to ${p90.toFixed(2)})`;
}
