import { DOT, LOWER_CASE_BIT, LOWER_E, MINUS, NINE, PLUS, ZERO } from './characters.ts';
import { codeAt } from './code-at.ts';
import { MALFORMED } from './offset.ts';

// number = [ minus ] int [ frac ] [ exp ]                                      RFC 8259, section 6

// [ minus ] int, where int = zero / ( digit1-9 *DIGIT )
export function skipInteger(text: string, at: number): number {
  let code = codeAt(text, at);
  if (code === MINUS) code = codeAt(text, ++at);
  if (code === ZERO) return at + 1;
  return isDigit(code) ? skipDigits(text, at + 1) : MALFORMED;
}

// [ frac ] [ exp ], where frac = decimal-point 1*DIGIT
export function skipFractionAndExponent(text: string, at: number): number {
  let code = codeAt(text, at);
  if (code === DOT) {
    if (!isDigit(codeAt(text, at + 1))) return MALFORMED;
    at = skipDigits(text, at + 2);
    code = codeAt(text, at);
  }
  return (code | LOWER_CASE_BIT) === LOWER_E ? skipExponent(text, at) : at;
}

// exp = e [ minus / plus ] 1*DIGIT
function skipExponent(text: string, at: number): number {
  let code = codeAt(text, ++at);
  if (code === PLUS || code === MINUS) code = codeAt(text, ++at);
  return isDigit(code) ? skipDigits(text, at + 1) : MALFORMED;
}

// *DIGIT
function skipDigits(text: string, at: number): number {
  while (isDigit(codeAt(text, at))) at++;
  return at;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
