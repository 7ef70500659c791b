import {
  BACKSLASH,
  COLON,
  codeAt,
  isHexDigit,
  LOWER_B,
  LOWER_F,
  LOWER_N,
  LOWER_R,
  LOWER_T,
  LOWER_U,
  MALFORMED,
  QUOTE,
  SLASH,
  SPACE,
  skipWhitespace,
} from './json-scanner.ts';
import { LONG_TEXT, NEAR } from './limits.ts';

// *( %x20-10FFFF ). Four characters at once take two thirds of the time of one by one.
const UNCONTROLLED =
  /(?:[ -\uffff][ -\uffff][ -\uffff][ -\uffff])*[ -\uffff]?[ -\uffff]?[ -\uffff]?/y;

// Where the text that is being read has its next backslash and its next control character, or its end.
// Each is looked up again when the reader has passed it, so no part of a text is searched twice for it.
let backslashAt: number;
let controlAt: number;

/** To be called before a text is read. */
export function startText(text: string): void {
  backslashAt = MALFORMED;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: looked up later, or too early
  controlAt = text.length < LONG_TEXT ? MALFORMED : skipUncontrolled(text, 0);
}

/** To be called when a text has been read: the engine keeps the last matched one for `RegExp.input`. */
export function endText(): void {
  if (controlAt >= 0) skipUncontrolled('', 0);
}

// string name-separator, where name-separator = ws %x3A ws             RFC 8259, sections 2 and 4
export function skipName(text: string, at: number): number {
  if (codeAt(text, at) !== QUOTE) return MALFORMED;
  at = skipString(text, at);
  // Stryker disable next-line ConditionalExpression: there is no colon at offset -1
  if (at === MALFORMED) return MALFORMED;
  // Stryker disable next-line ConditionalExpression: a short cut
  if (codeAt(text, at) === COLON) return at + 1;
  at = skipWhitespace(text, at);
  return codeAt(text, at) === COLON ? at + 1 : MALFORMED;
}

// string = quotation-mark *char quotation-mark                                 RFC 8259, section 7
export function skipString(text: string, at: number): number {
  at++;
  const near = at <= controlAt ? at : at + (text.length < LONG_TEXT ? LONG_TEXT : NEAR);
  while (at < near) {
    const code = codeAt(text, at);
    if (code === QUOTE) return at + 1;
    // Control characters, and END with them, as it is less than any of them.
    if (code < SPACE) return MALFORMED;
    if (code === BACKSLASH) {
      at = skipEscape(text, at);
      if (at === MALFORMED) return MALFORMED;
    } else {
      at++;
    }
  }
  return skipRestOfString(text, at);
}

// *char quotation-mark
function skipRestOfString(text: string, at: number): number {
  if (controlAt < at) controlAt = skipUncontrolled(text, at);
  let quoteAt = MALFORMED;
  for (;;) {
    if (quoteAt < at) quoteAt = find(text, '"', at);
    if (backslashAt < at) backslashAt = find(text, '\\', at);
    if (quoteAt < backslashAt) return quoteAt < controlAt ? quoteAt + 1 : MALFORMED;
    at = skipEscape(text, backslashAt);
    if (at === MALFORMED) return MALFORMED;
  }
}

/** The offset of the next such character, or of the end of the text. */
function find(text: string, character: string, at: number): number {
  const found = text.indexOf(character, at);
  return found === -1 ? text.length : found;
}

function skipUncontrolled(text: string, at: number): number {
  UNCONTROLLED.lastIndex = at;
  UNCONTROLLED.test(text);
  return UNCONTROLLED.lastIndex;
}

// escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
function skipEscape(text: string, at: number): number {
  switch (codeAt(text, at + 1)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case LOWER_B:
    case LOWER_F:
    case LOWER_N:
    case LOWER_R:
    case LOWER_T:
      return at + 2;
    case LOWER_U:
      return skipHexDigits(text, at + 2);
    // Stryker disable next-line ConditionalExpression: without an offset there is no character
    default:
      return MALFORMED;
  }
}

function skipHexDigits(text: string, at: number): number {
  const end = at + 4;
  while (at < end) if (!isHexDigit(codeAt(text, at++))) return MALFORMED;
  return end;
}
