import { formatDouble } from './format-double.ts';
import { MAX_DIGITS, type MultiplyResult, multiplyDoubles, multiplyIntegers } from './multiply.ts';
import { TOO_MANY_DIGITS } from './rejection.ts';
import { skipInteger } from './skip-number.ts';

/** The product of two JSON number literals, as a JSON number literal. */
export function multiplyLiterals(a: string, b: string): MultiplyResult<string> {
  const aDigits = countIntegerDigits(a);
  const bDigits = countIntegerDigits(b);
  if (aDigits > MAX_DIGITS || bDigits > MAX_DIGITS) return TOO_MANY_DIGITS;
  if (aDigits === 0 || bDigits === 0) {
    const result = multiplyDoubles(readDouble(a, aDigits), readDouble(b, bDigits));
    return result.ok ? { ok: true, product: formatDouble(result.product) } : result;
  }
  if (isZero(a) || isZero(b)) return { ok: true, product: '0' };
  // The product has this many digits or one more.
  if (aDigits + bDigits - 1 > MAX_DIGITS) return TOO_MANY_DIGITS;
  const result = multiplyIntegers(BigInt(a), BigInt(b));
  return result.ok ? { ok: true, product: String(result.product) } : result;
}

/** How many digits an integer literal has; 0 for the literal of a double. */
function countIntegerDigits(literal: string): number {
  if (skipInteger(literal, 0) !== literal.length) return 0;
  return literal.startsWith('-') ? literal.length - 1 : literal.length;
}

function readDouble(literal: string, integerDigits: number): number {
  // `Number` rounds half to even, as Python's float() does. The integer -0 has no sign.
  return integerDigits === 0 ? Number(literal) : Number(literal) + 0;
}

function isZero(integerLiteral: string): boolean {
  return integerLiteral === '0' || integerLiteral === '-0';
}
