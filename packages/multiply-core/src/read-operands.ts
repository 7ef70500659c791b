import {
  BACKSLASH,
  CLOSE_OBJECT,
  COMMA,
  LOWER_A,
  LOWER_B,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from './characters.ts';
import { codeAt } from './code-at.ts';
import { TOO_DEEP } from './offset.ts';
import { MALFORMED_JSON, MISSING_OPERAND, NESTED_TOO_DEEPLY, type Rejected } from './rejection.ts';
import { skipFractionAndExponent, skipInteger } from './skip-number.ts';
import { skipName, skipValue } from './skip-value.ts';
import { skipWhitespace } from './skip-whitespace.ts';

// The name of neither operand: no UTF-16 code unit is negative.
const OTHER = -1;

/** Where a value stands in the text. */
export interface Span {
  readonly start: number;
  /** Behind the integer that a number begins with; -1 for what is no number. */
  readonly integerEnd: number;
  readonly end: number;
}

/** The values of the top-level keys `a` and `b` in a text that is JSON throughout. */
export interface Operands {
  readonly ok: true;
  readonly a: Span;
  readonly b: Span;
}

// JSON-text = ws value ws                                                      RFC 8259, section 2
export function readOperands(text: string): Operands | Rejected {
  const start = skipWhitespace(text, 0);
  if (codeAt(text, start) === OPEN_OBJECT) return readObject(text, start);
  const end = skipValue(text, start, 0);
  return end < 0 ? rejectOffset(end) : endsAt(text, end) ? MISSING_OPERAND : MALFORMED_JSON;
}

// object = begin-object [ member *( value-separator member ) ] end-object      RFC 8259, section 4
function readObject(text: string, at: number): Operands | Rejected {
  let a: Span | undefined;
  let b: Span | undefined;

  at = skipWhitespace(text, at + 1);
  if (codeAt(text, at) === CLOSE_OBJECT) {
    return endsAt(text, at + 1) ? MISSING_OPERAND : MALFORMED_JSON;
  }
  for (;;) {
    const nameStart = at;
    const start = skipName(text, nameStart);
    if (start < 0) return MALFORMED_JSON;
    const name = readName(text, nameStart);
    if (name === OTHER) {
      at = skipValue(text, start, 1);
      if (at < 0) return rejectOffset(at);
    } else {
      const integerEnd = skipInteger(text, start);
      at = integerEnd < 0 ? skipValue(text, start, 1) : skipFractionAndExponent(text, integerEnd);
      if (at < 0) return rejectOffset(at);
      const span = { start, integerEnd, end: at };
      if (name === LOWER_A) a = span;
      else b = span;
    }

    let code = codeAt(text, at);
    if (code <= SPACE) {
      at = skipWhitespace(text, at);
      code = codeAt(text, at);
    }
    at++;
    if (code === COMMA) {
      if (codeAt(text, at) <= SPACE) at = skipWhitespace(text, at);
    } else if (code === CLOSE_OBJECT && endsAt(text, at)) {
      return a === undefined || b === undefined ? MISSING_OPERAND : { ok: true, a, b };
    } else {
      return MALFORMED_JSON;
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
  return (code === LOWER_A || code === LOWER_B) && codeAt(text, at + 2) === QUOTE ? code : OTHER;
}

function endsAt(text: string, at: number): boolean {
  return skipWhitespace(text, at) === text.length;
}

function rejectOffset(offset: number): Rejected {
  return offset === TOO_DEEP ? NESTED_TOO_DEEPLY : MALFORMED_JSON;
}
