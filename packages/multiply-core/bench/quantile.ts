/** The value below which so much of them lies: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
