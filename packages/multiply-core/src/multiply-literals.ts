import { formatDouble } from './format-double.ts';
import { MINUS, ZERO } from './json-scanner.ts';
import { MAX_DIGITS } from './limits.ts';
import type { MultiplyResult } from './multiply.ts';
import { multiplyDoubles } from './multiply-doubles.ts';
import type { Span } from './read-operands.ts';
import { TOO_MANY_DIGITS } from './rejected.ts';

// Every integer of so many digits is safe (2 ** 53 has 16).
const SAFE_DIGITS = 15;

/** The product of two JSON number literals of one text, as a JSON number literal. */
export function multiplyLiterals(text: string, a: Span, b: Span): MultiplyResult<string> {
  const aDigits = countIntegerDigits(text, a);
  const bDigits = countIntegerDigits(text, b);
  if (aDigits > MAX_DIGITS || bDigits > MAX_DIGITS) return TOO_MANY_DIGITS;
  if (aDigits === 0 || bDigits === 0) return multiplyDoubleLiterals(text, a, b);
  if (aDigits <= SAFE_DIGITS && bDigits <= SAFE_DIGITS) {
    const product = readShortInteger(text, a) * readShortInteger(text, b);
    // `String` gives -0 no sign.
    if (Number.isSafeInteger(product)) return { ok: true, product: String(product) };
  }
  return multiplyLongIntegers(readLiteral(text, a), readLiteral(text, b), aDigits + bDigits);
}

/** How many digits an integer literal has; 0 for the literal of a double. */
function countIntegerDigits(text: string, { kind, start, end }: Span): number {
  if (kind === 'double') return 0;
  return text.charCodeAt(start) === MINUS ? end - start - 1 : end - start;
}

/** At least one is a double's literal; the other may be an integer's. */
function multiplyDoubleLiterals(text: string, a: Span, b: Span): MultiplyResult<string> {
  const result = multiplyDoubles(readDouble(text, a), readDouble(text, b));
  return result.ok ? { ok: true, product: formatDouble(result.product) } : result;
}

function multiplyLongIntegers(a: string, b: string, digits: number): MultiplyResult<string> {
  // The product has as many digits as both together or one less. (A 0 brings one digit at most.)
  if (digits - 1 > MAX_DIGITS) return TOO_MANY_DIGITS;
  const product = String(BigInt(a) * BigInt(b));
  return digits > MAX_DIGITS && product.replace('-', '').length > MAX_DIGITS
    ? TOO_MANY_DIGITS
    : { ok: true, product };
}

// `Number` rounds half to even, as Python's float() does. The integer -0 has no sign.
function readDouble(text: string, span: Span): number {
  const literal = readLiteral(text, span);
  return literal === '-0' ? 0 : Number(literal);
}

function readShortInteger(text: string, { start, end }: Span): number {
  const isNegative = text.charCodeAt(start) === MINUS;
  let value = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    value = value * 10 + (text.charCodeAt(at) - ZERO);
  }
  return isNegative ? -value : value;
}

function readLiteral(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
