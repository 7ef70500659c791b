import { formatDouble } from './format-double.ts';
import { MINUS } from './json-scanner.ts';
import { LEAST_DIGITS, MAX_DIGITS, MOST_DIGITS, SAFE_DIGITS } from './limits.ts';
import { multiplyDoubles } from './multiply-doubles.ts';
import { multiplyLimbs } from './multiply-limbs.ts';
import type { MultiplyResult } from './multiply-result.ts';
import { readDigits } from './read-digits.ts';
import type { Span } from './read-operands.ts';
import { TOO_MANY_DIGITS } from './rejected.ts';

/** The product of two JSON number literals in one text, as a JSON number literal. */
export function multiplyLiterals(text: string, a: Span, b: Span): MultiplyResult<string> {
  const aDigits = countIntegerDigits(text, a);
  const bDigits = countIntegerDigits(text, b);
  if (aDigits > MAX_DIGITS || bDigits > MAX_DIGITS) return TOO_MANY_DIGITS;
  if (aDigits === 0 || bDigits === 0) return multiplyDoubleLiterals(text, a, b);

  const aStart = a.end - aDigits;
  const bStart = b.end - bDigits;
  const sign = isNegative(text, a) === isNegative(text, b) ? '' : '-';
  // Stryker disable next-line ConditionalExpression,LogicalOperator,EqualityOperator,BlockStatement: a short cut
  if (aDigits <= SAFE_DIGITS && bDigits <= SAFE_DIGITS) {
    const product = readDigits(text, aStart, a.end) * readDigits(text, bStart, b.end);
    if (product === 0) return { ok: true, product: '0' };
    // Stryker disable next-line ConditionalExpression: a short cut
    if (Number.isSafeInteger(product)) return { ok: true, product: `${sign}${product}` };
  }
  // Stryker disable next-line ConditionalExpression,BlockStatement: a short cut
  if (hasThreeLimbs(aDigits) && hasThreeLimbs(bDigits)) {
    return { ok: true, product: sign + multiplyLimbs(text, aStart, a.end, bStart, b.end) };
  }
  return multiplyLongIntegers(readLiteral(text, a), readLiteral(text, b), aDigits + bDigits);
}

/** How many digits an integer literal has; 0 for the literal of a double. */
function countIntegerDigits(text: string, span: Span): number {
  if (span.kind === 'double') return 0;
  return span.end - span.start - (isNegative(text, span) ? 1 : 0);
}

// Stryker disable next-line BlockStatement: a short cut
function hasThreeLimbs(digits: number): boolean {
  // Stryker disable next-line EqualityOperator,ConditionalExpression: a short cut
  return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
}

/** At least one is the literal of a double; the other may be that of an integer. */
function multiplyDoubleLiterals(text: string, a: Span, b: Span): MultiplyResult<string> {
  const result = multiplyDoubles(readDouble(text, a), readDouble(text, b));
  return result.ok ? { ok: true, product: formatDouble(result.product) } : result;
}

function multiplyLongIntegers(a: string, b: string, digits: number): MultiplyResult<string> {
  // The product has as many digits as both together or one less. (A 0 brings one digit at most.)
  // Stryker disable next-line ConditionalExpression: then the product is refused for its length
  if (digits - 1 > MAX_DIGITS) return TOO_MANY_DIGITS;
  const product = String(BigInt(a) * BigInt(b));
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a short cut
  return digits > MAX_DIGITS && product.replace('-', '').length > MAX_DIGITS
    ? TOO_MANY_DIGITS
    : { ok: true, product };
}

// `Number` rounds half to even, as Python's float() does. The integer -0 has no sign.
function readDouble(text: string, span: Span): number {
  const literal = readLiteral(text, span);
  return literal === '-0' ? 0 : Number(literal);
}

function isNegative(text: string, { start }: Span): boolean {
  return text.charCodeAt(start) === MINUS;
}

function readLiteral(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
