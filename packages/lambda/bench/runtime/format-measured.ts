import type { MeasuredFunction } from './function-container.ts';

/** The measured section of docs/scaling.md: each figure the median of all rounds, and their range. */
export function formatMeasured(machine: string, measured: readonly MeasuredFunction[]): string {
  const sizes = [...new Set(measured.map(({ memoryMb }) => memoryMb))];
  const rows = sizes.map((memoryMb) => {
    const rounds = measured.filter((round) => round.memoryMb === memoryMb);
    const cell = (value: (round: MeasuredFunction) => number, digits: number) =>
      formatRange(rounds.map(value), digits);
    return [
      memoryMb,
      rounds[0]?.cpus,
      cell(({ typical }) => typical.perSecond, 0),
      cell(({ typical }) => typical.p50Ms, 2),
      cell(({ typical }) => typical.p99Ms, 1),
      cell(({ digits }) => digits.p50Ms, 2),
      cell(({ digits }) => digits.p99Ms, 1),
      cell(({ hostileMs }) => Math.max(...Object.values(hostileMs)), 0),
      cell(({ peakResidentMb }) => peakResidentMb, 0),
    ].join(' | ');
  });
  return `Measured on ${machine};
each cell the median of ${measured.length / sizes.length} runs, and their range.

| MB | vCPU | requests a second | p50, ms | p99, ms | 4300 digits: p50, ms | p99, ms | slowest of 6 MB, ms | peak memory, MB |
|---|---|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}`;
}

function formatRange(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const format = (value = Number.NaN) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const median = sorted[Math.floor(sorted.length / 2)];
  return `${format(median)} (${format(sorted[0])} to ${format(sorted.at(-1))})`;
}
