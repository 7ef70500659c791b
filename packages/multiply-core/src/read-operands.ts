import {
  BACKSLASH,
  CLOSE_OBJECT,
  COMMA,
  codeAt,
  END,
  LOWER_A,
  LOWER_B,
  MALFORMED,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  skipFractionAndExponent,
  skipInteger,
  skipLiteralName,
  skipWhitespace,
} from './json-scanner.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Rejected } from './multiply-result.ts';
import { MALFORMED_JSON, NESTED_TOO_DEEPLY } from './rejected.ts';
import { endText, skipName, skipString, startText } from './skip-string.ts';

// In ASCII `]` and `}` come two characters after `[` and `{`.
const TO_CLOSER = 2;

/** Where the value of a key is in the text, and what it is. */
export interface Span {
  readonly kind: 'absent' | 'integer' | 'double' | 'other';
  readonly start: number;
  readonly end: number;
}

/** The values of the top-level keys `a` and `b` in a text that is valid JSON. */
export interface Operands {
  readonly ok: true;
  readonly a: Span;
  readonly b: Span;
}

type OpenSpan = { -readonly [Field in keyof Span]: Span[Field] };

// The closing bracket of the array or object at each depth; nothing closes the text itself, at 0.
// Shared by all calls: nothing can interrupt a call, and none needs what an earlier one left.
const closers = /* @__PURE__ */ new Uint8Array(MAX_DEPTH + 1);

export function readOperands(text: string): Operands | Rejected {
  startText(text);
  const operands = walk(text);
  endText();
  return operands;
}

// JSON-text = ws value ws                                              RFC 8259, sections 2, 4 and 5
// object = begin-object [ member *( value-separator member ) ] end-object
// array = begin-array [ value *( value-separator value ) ] end-array
//
// A stack of brackets instead of recursion, so that no body can overflow the engine's own stack.
function walk(text: string): Operands | Rejected {
  const a: OpenSpan = { kind: 'absent', start: 0, end: 0 };
  const b: OpenSpan = { kind: 'absent', start: 0, end: 0 };
  let depth = 0;
  let at = 0;

  // Stryker disable next-line BlockStatement: never ends
  for (;;) {
    // member = string name-separator value; outside of objects the value alone
    let operand: OpenSpan | undefined;
    if (closers[depth] === CLOSE_OBJECT) {
      // Stryker disable next-line ConditionalExpression: a short cut
      const nameStart = codeAt(text, at) === QUOTE ? at : skipWhitespace(text, at);
      at = skipName(text, nameStart);
      // Stryker disable next-line ConditionalExpression: no value starts at offset -1
      if (at === MALFORMED) return MALFORMED_JSON;
      if (depth === 1) {
        const name = readName(text, nameStart);
        if (name === LOWER_A) operand = a;
        else if (name === LOWER_B) operand = b;
      }
    }

    // value = false / null / true / object / array / number / string
    let start = at;
    let code = codeAt(text, start);
    // Stryker disable next-line ConditionalExpression: a short cut
    if (code <= SPACE) {
      start = skipWhitespace(text, at);
      code = codeAt(text, start);
    }
    const isOpening = code === OPEN_ARRAY || code === OPEN_OBJECT;
    let integerEnd = MALFORMED;
    if (isOpening) {
      if (depth === MAX_DEPTH) return NESTED_TOO_DEEPLY;
      closers[++depth] = code + TO_CLOSER;
      at = skipWhitespace(text, start + 1);
    } else if (code === QUOTE) {
      at = skipString(text, start);
    } else {
      integerEnd = skipInteger(text, start);
      at =
        integerEnd === MALFORMED
          ? skipLiteralName(text, start)
          : skipFractionAndExponent(text, integerEnd);
    }
    // Stryker disable next-line ConditionalExpression: nothing is allowed at offset -1
    if (at === MALFORMED) return MALFORMED_JSON;
    if (operand !== undefined) {
      // Stryker disable next-line StringLiteral: nothing asks for integers, only for the other kinds
      operand.kind = 'integer';
      if (integerEnd === MALFORMED) operand.kind = 'other';
      else if (integerEnd !== at) operand.kind = 'double';
      operand.start = start;
      operand.end = at;
    }
    if (isOpening && codeAt(text, at) !== closers[depth]) continue;

    // *( end-array / end-object ) ( value-separator / the end of the text )
    // Stryker disable next-line BlockStatement: never ends
    for (;;) {
      let next = codeAt(text, at);
      // Stryker disable next-line ConditionalExpression: a short cut
      if (next <= SPACE) {
        at = skipWhitespace(text, at);
        next = codeAt(text, at);
      }
      if (depth === 0) return next === END ? { ok: true, a, b } : MALFORMED_JSON;
      at++;
      if (next === COMMA) break;
      // Stryker disable next-line ConditionalExpression: never ends
      if (next !== closers[depth--]) return MALFORMED_JSON;
    }
  }
}

/** The letter of a valid name that is one letter, plain or escaped as `a` or `b`; else `END`. */
function readName(text: string, at: number): number {
  const code = codeAt(text, at + 1);
  // JSON has no other way to escape these two.
  if (code === BACKSLASH) {
    if (text.startsWith('\\u0061"', at + 1)) return LOWER_A;
    if (text.startsWith('\\u0062"', at + 1)) return LOWER_B;
    return END;
  }
  return codeAt(text, at + 2) === QUOTE ? code : END;
}
