import { MAX_DIGITS } from './limits.ts';
import { multiplyDoubles } from './multiply-doubles.ts';
import type { MultiplyResult } from './multiply-result.ts';
import { MISSING_OPERAND, OPERAND_NOT_NUMBER, TOO_MANY_DIGITS } from './rejected.ts';

// Made on first use (about 50 µs): an application that only needs `multiplyBody` never pays for it.
let tooLarge: bigint | undefined;

/**
 * The product of two JavaScript numbers by Python's rules: a `bigint` is an integer, a `number` a
 * double. Two integers make an exact integer. With a double on either side the integer is rounded to
 * the nearest double, half to even, and the product is a double.
 *
 * Rejects, in this order: `undefined` (`missing_operand`); everything else that is neither a `number`
 * nor a `bigint`, and NaN (`operand_not_number`); an integer operand or product of more than 4300
 * digits (`too_many_digits`); an infinity, and an operand or product beyond a double's range
 * (`result_out_of_range`). Never throws, unless its caller has used up the engine's stack.
 *
 * @example multiply(94906267n, 94906267n) // { ok: true, product: 9007199515875289n }
 */
export function multiply(a: bigint, b: bigint): MultiplyResult<bigint>;
/** With a double on either side the product is a double, always finite. */
export function multiply(a: number, b: number | bigint): MultiplyResult<number>;
/** With a double on either side the product is a double, always finite. */
export function multiply(a: number | bigint, b: number): MultiplyResult<number>;
/** Where the types leave it open, the values decide: two `bigint`s make a `bigint`. */
export function multiply(a: number | bigint, b: number | bigint): MultiplyResult<number | bigint>;
export function multiply(a: unknown, b: unknown): MultiplyResult<number | bigint> {
  if (a === undefined || b === undefined) return MISSING_OPERAND;
  if (!isNumber(a) || !isNumber(b)) return OPERAND_NOT_NUMBER;
  if (hasTooManyDigits(a) || hasTooManyDigits(b)) return TOO_MANY_DIGITS;
  if (typeof a === 'number' || typeof b === 'number') return multiplyDoubles(Number(a), Number(b));
  const product = a * b;
  return hasTooManyDigits(product) ? TOO_MANY_DIGITS : { ok: true, product };
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value));
}

function hasTooManyDigits(value: number | bigint): boolean {
  if (typeof value === 'number') return false;
  tooLarge ??= 10n ** BigInt(MAX_DIGITS);
  return value >= tooLarge || -value >= tooLarge;
}
