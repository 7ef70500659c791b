import { DOT, LOWER_CASE_BIT, LOWER_E, MINUS, NINE, PLUS, ZERO } from './characters.ts';
import { codeAt } from './code-at.ts';
import { MALFORMED } from './offset.ts';

// number = [ minus ] int [ frac ] [ exp ]                                      RFC 8259, section 6
export function skipNumber(text: string, at: number): number {
  at = skipInteger(text, at);
  if (at >= 0) at = skipFraction(text, at);
  if (at >= 0) at = skipExponent(text, at);
  return at;
}

// [ minus ] int, where int = zero / ( digit1-9 *DIGIT )
export function skipInteger(text: string, at: number): number {
  if (codeAt(text, at) === MINUS) at++;
  return codeAt(text, at) === ZERO ? at + 1 : skipDigits(text, at);
}

// [ frac ], where frac = decimal-point 1*DIGIT
function skipFraction(text: string, at: number): number {
  return codeAt(text, at) === DOT ? skipDigits(text, at + 1) : at;
}

// [ exp ], where exp = e [ minus / plus ] 1*DIGIT
function skipExponent(text: string, at: number): number {
  if ((codeAt(text, at) | LOWER_CASE_BIT) !== LOWER_E) return at;
  const sign = codeAt(text, at + 1);
  return skipDigits(text, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
}

// 1*DIGIT
function skipDigits(text: string, at: number): number {
  const start = at;
  while (isDigit(codeAt(text, at))) at++;
  return at === start ? MALFORMED : at;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
