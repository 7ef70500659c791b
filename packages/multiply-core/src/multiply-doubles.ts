import type { MultiplyResult } from './multiply-result.ts';
import { RESULT_OUT_OF_RANGE } from './rejected.ts';

/** The product of two doubles. An infinite operand is one beyond a double's range. */
export function multiplyDoubles(a: number, b: number): MultiplyResult<number> {
  const product = a * b;
  // NaN here is infinity times zero.
  return Number.isFinite(product) ? { ok: true, product } : RESULT_OUT_OF_RANGE;
}
