// Walks over the tokens of RFC 8259. Each `skip…` function takes the offset of the first character of
// what it skips and returns the offset behind it, or `MALFORMED`.

// Characters, as UTF-16 code units.
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
const NINE = 0x39;
export const COLON = 0x3a;
export const OPEN_ARRAY = 0x5b;
export const BACKSLASH = 0x5c;
export const LOWER_A = 0x61;
export const LOWER_B = 0x62;
const LOWER_E = 0x65;
export const LOWER_F = 0x66;
const LOWER_L = 0x6c;
export const LOWER_N = 0x6e;
export const LOWER_R = 0x72;
const LOWER_S = 0x73;
export const LOWER_T = 0x74;
export const LOWER_U = 0x75;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

// Turns an upper-case ASCII letter into its lower case when or-ed with it.
const LOWER_CASE_BIT = 0x20;

/** The "character" at the end of the text: no UTF-16 code unit is negative. */
export const END = -1;

/** The "offset" behind a token that is not JSON: every offset is 0 or more. */
export const MALFORMED = -1;

/**
 * The UTF-16 code unit at an offset, or `END`. `charCodeAt` alone returns NaN at the end of the text,
 * and V8 discards its optimised code at the first truncated body.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : END;
}

// ws = *( %x20 / %x09 / %x0A / %x0D )                                          RFC 8259, section 2
export function skipWhitespace(text: string, at: number): number {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: at the end there is only NaN
  while (at < text.length && isWhitespace(text.charCodeAt(at))) at++;
  return at;
}

function isWhitespace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

// false / null / true                                                          RFC 8259, section 3
export function skipLiteralName(text: string, at: number): number {
  const code = codeAt(text, at);
  if (code === LOWER_T) return skipLetters(text, at + 1, LOWER_R, LOWER_U, LOWER_E);
  if (code === LOWER_N) return skipLetters(text, at + 1, LOWER_U, LOWER_L, LOWER_L);
  return code === LOWER_F && codeAt(text, at + 1) === LOWER_A
    ? skipLetters(text, at + 2, LOWER_L, LOWER_S, LOWER_E)
    : MALFORMED;
}

// `startsWith` would take longer: it is a call for a few characters.
function skipLetters(text: string, at: number, x: number, y: number, z: number): number {
  return codeAt(text, at) === x && codeAt(text, at + 1) === y && codeAt(text, at + 2) === z
    ? at + 3
    : MALFORMED;
}

// [ minus ] int, where int = zero / ( digit1-9 *DIGIT )                        RFC 8259, section 6
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
  // Stryker disable next-line ConditionalExpression,EqualityOperator: at the end there is only NaN
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

export function isHexDigit(code: number): boolean {
  const letter = code | LOWER_CASE_BIT;
  return isDigit(code) || (letter >= LOWER_A && letter <= LOWER_F);
}
