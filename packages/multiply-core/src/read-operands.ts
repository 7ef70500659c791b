import {
  BACKSLASH,
  CLOSE_OBJECT,
  COMMA,
  LOWER_A,
  LOWER_B,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from './characters.ts';
import { codeAt, END } from './code-at.ts';
import { MALFORMED_JSON, MISSING_OPERAND, NESTED_TOO_DEEPLY, type Rejected } from './rejection.ts';
import { skipLiteralName } from './skip-literal-name.ts';
import { skipName } from './skip-name.ts';
import { skipFractionAndExponent, skipInteger } from './skip-number.ts';
import { skipStringTail } from './skip-string.ts';
import { skipWhitespace } from './skip-whitespace.ts';

/** Where a value stands in the text. */
export interface Span {
  readonly start: number;
  /** Behind the integer that a number begins with; negative for what is no number. */
  readonly integerEnd: number;
  readonly end: number;
}

/** The values of the top-level keys `a` and `b` in a text that is JSON throughout. */
export interface Operands {
  readonly ok: true;
  readonly a: Span;
  readonly b: Span;
}

/** An array or object is at depth 1 when nothing is around it. */
const MAX_DEPTH = 10_000;

// The closing bracket of the array or object at each depth; nothing closes the text itself, at 0.
// One for all calls: nothing can interrupt a call, and none needs what an earlier one left.
const closers = new Uint8Array(MAX_DEPTH + 1);

// In ASCII `]` and `}` come two behind `[` and `{`.
const TO_CLOSER = 2;

// Neither `a` nor `b`: no UTF-16 code unit is negative.
const OTHER = -1;

// JSON-text = ws value ws                                              RFC 8259, sections 2, 4 and 5
// object = begin-object [ member *( value-separator member ) ] end-object
// array = begin-array [ value *( value-separator value ) ] end-array
//
// With a stack of brackets in place of recursion, so that no body can overflow the engine's own.
export function readOperands(text: string): Operands | Rejected {
  let aStart = -1;
  let aIntegerEnd = -1;
  let aEnd = -1;
  let bStart = -1;
  let bIntegerEnd = -1;
  let bEnd = -1;
  let depth = 0;
  let at = 0;

  for (;;) {
    // member = string name-separator value; outside of objects the value alone
    let name = OTHER;
    if (closers[depth] === CLOSE_OBJECT) {
      const nameStart = skipWhitespace(text, at);
      at = skipName(text, nameStart);
      if (at < 0) return MALFORMED_JSON;
      if (depth === 1) name = readName(text, nameStart);
    }

    // value = false / null / true / object / array / number / string
    let start = at;
    let code = codeAt(text, start);
    if (code <= SPACE) {
      start = skipWhitespace(text, at);
      code = codeAt(text, start);
    }
    const isOpening = code === OPEN_ARRAY || code === OPEN_OBJECT;
    let integerEnd = -1;
    if (isOpening) {
      if (depth === MAX_DEPTH) return NESTED_TOO_DEEPLY;
      closers[++depth] = code + TO_CLOSER;
      at = skipWhitespace(text, start + 1);
    } else if (code === QUOTE) {
      at = skipStringTail(text, start + 1);
    } else {
      integerEnd = skipInteger(text, start);
      at =
        integerEnd < 0
          ? skipLiteralName(text, start, code)
          : skipFractionAndExponent(text, integerEnd);
    }
    if (at < 0) return MALFORMED_JSON;
    if (name === LOWER_A) {
      aStart = start;
      aIntegerEnd = integerEnd;
      aEnd = at;
    } else if (name === LOWER_B) {
      bStart = start;
      bIntegerEnd = integerEnd;
      bEnd = at;
    }
    if (isOpening && codeAt(text, at) !== closers[depth]) continue;

    // *( end-array / end-object ) ( value-separator / the end of the text )
    for (;;) {
      let next = codeAt(text, at);
      if (next <= SPACE) {
        at = skipWhitespace(text, at);
        next = codeAt(text, at);
      }
      if (depth === 0) {
        if (next !== END) return MALFORMED_JSON;
        if (aStart < 0 || bStart < 0) return MISSING_OPERAND;
        const a = { start: aStart, integerEnd: aIntegerEnd, end: aEnd };
        return { ok: true, a, b: { start: bStart, integerEnd: bIntegerEnd, end: bEnd } };
      }
      at++;
      if (next === COMMA) break;
      if (next !== closers[depth--]) return MALFORMED_JSON;
    }
  }
}

/** The one letter of a valid name that is `a` or `b`, plain or escaped, else `OTHER`. */
function readName(text: string, at: number): number {
  const code = codeAt(text, at + 1);
  // JSON has no other way to escape these two.
  if (code === BACKSLASH) {
    if (text.startsWith('\\u0061"', at + 1)) return LOWER_A;
    if (text.startsWith('\\u0062"', at + 1)) return LOWER_B;
    return OTHER;
  }
  return codeAt(text, at + 2) === QUOTE ? code : OTHER;
}
