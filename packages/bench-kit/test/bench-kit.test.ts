import { describe, expect, it } from 'vitest';
import { formatSpread, formatTable, median, quantile, spreadOf } from '../src/index.ts';

describe('quantile', () => {
  it('picks a measured value', () => {
    expect(quantile([4, 1, 3, 2, 5], 0.75)).toBe(4);
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is NaN for no values', () => {
    expect(median([])).toBeNaN();
  });
});

describe('spreadOf', () => {
  it('gives the quartiles by default, and the extremes for a share of 0', () => {
    expect(spreadOf([1, 2, 3, 4, 5])).toEqual({ low: 2, median: 3, high: 4 });
    expect(formatSpread(spreadOf([1, 2, 3, 4, 5], 0), 1)).toBe('3.0 (1.0 to 5.0)');
  });
});

describe('formatTable', () => {
  it('escapes what would end a cell', () => {
    expect(formatTable(['a', 'b'], [['x|y', 'z']], ['left', 'right'])).toBe(
      '| a | b |\n| --- | ---: |\n| x\\|y | z |',
    );
  });
});
