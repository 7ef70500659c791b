/** The median of several measurements and how far they spread. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * The value below which the given share of the values lies, 0.5 being the median; NaN for no values.
 * Picks the nearest measured value and never interpolates.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The median between two quantiles: the quartiles by default. */
export function spreadOf(values: readonly number[], lowShare = 0.25): Spread {
  return {
    low: quantile(values, lowShare),
    median: median(values),
    high: quantile(values, 1 - lowShare),
  };
}

/** `0.85 (0.80 to 0.91)`. */
export function formatSpread({ low, median, high }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
