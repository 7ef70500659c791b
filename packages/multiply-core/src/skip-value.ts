import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  LOWER_F,
  LOWER_N,
  LOWER_T,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from './characters.ts';
import { codeAt } from './code-at.ts';
import { MALFORMED, TOO_DEEP } from './offset.ts';
import { skipNumber } from './skip-number.ts';
import { skipStringTail } from './skip-string.ts';
import { skipWhitespace } from './skip-whitespace.ts';

/** An array or object is at depth 1 when nothing is around it. */
export const MAX_DEPTH = 10_000;

// The closing bracket that each open array or object waits for, outermost first. One for all calls:
// nothing in here can be interrupted, and a call needs nothing that an earlier one left.
const closers = new Uint8Array(MAX_DEPTH);

// value = false / null / true / object / array / number / string               RFC 8259, section 3
//
// `depth` is that of the array or object around the value, 0 without one.
export function skipValue(text: string, at: number, depth: number): number {
  const code = codeAt(text, at);
  return isOpening(code) ? skipNested(text, at, depth) : skipScalar(text, at, code);
}

// object / array
//
// With a stack of brackets in place of recursion, so that no body can overflow the engine's own.
function skipNested(text: string, at: number, outerDepth: number): number {
  let depth = outerDepth;
  for (;;) {
    let code = codeAt(text, at);
    if (isOpening(code)) {
      if (depth === MAX_DEPTH) return TOO_DEEP;
      const closer = code === OPEN_ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT;
      at = skipWhitespace(text, at + 1);
      if (codeAt(text, at) !== closer) {
        closers[depth++] = closer;
        if (closer === CLOSE_OBJECT) at = skipName(text, at);
        if (at < 0) return at;
        continue;
      }
      at++;
    } else {
      at = skipScalar(text, at, code);
      if (at < 0) return at;
    }

    for (;;) {
      if (depth === outerDepth) return at;
      code = codeAt(text, at);
      if (code <= SPACE) {
        at = skipWhitespace(text, at);
        code = codeAt(text, at);
      }
      const closer = closers[depth - 1];
      at++;
      if (code === COMMA) {
        if (codeAt(text, at) <= SPACE) at = skipWhitespace(text, at);
        if (closer === CLOSE_OBJECT) at = skipName(text, at);
        if (at < 0) return at;
        break;
      }
      if (code !== closer) return MALFORMED;
      depth--;
    }
  }
}

function isOpening(code: number): boolean {
  return code === OPEN_ARRAY || code === OPEN_OBJECT;
}

// The part of a member before its value: string name-separator
export function skipName(text: string, at: number): number {
  if (codeAt(text, at) !== QUOTE) return MALFORMED;
  at = skipStringTail(text, at + 1);
  return at < 0 ? at : skipColon(text, at);
}

// name-separator = ws %x3A ws
export function skipColon(text: string, at: number): number {
  if (codeAt(text, at) !== COLON) {
    at = skipWhitespace(text, at);
    if (codeAt(text, at) !== COLON) return MALFORMED;
  }
  return skipWhitespace(text, at + 1);
}

// false / null / true / number / string
function skipScalar(text: string, at: number, code: number): number {
  switch (code) {
    case QUOTE:
      return skipStringTail(text, at + 1);
    case LOWER_T:
      return skipLiteral(text, at, 'true');
    case LOWER_F:
      return skipLiteral(text, at, 'false');
    case LOWER_N:
      return skipLiteral(text, at, 'null');
    default:
      return skipNumber(text, at);
  }
}

function skipLiteral(text: string, at: number, literal: string): number {
  return text.startsWith(literal, at) ? at + literal.length : MALFORMED;
}
