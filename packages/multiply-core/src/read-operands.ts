import { CLOSE_OBJECT, COMMA, LOWER_A, LOWER_B, OPEN_OBJECT } from './characters.ts';
import { codeAt, END } from './code-at.ts';
import { TOO_DEEP } from './offset.ts';
import { MALFORMED_JSON, MISSING_OPERAND, NESTED_TOO_DEEPLY, type Rejected } from './rejection.ts';
import { skipString } from './skip-string.ts';
import { skipColon, skipValue } from './skip-value.ts';
import { skipWhitespace } from './skip-whitespace.ts';

/** Where the values of the top-level keys `a` and `b` stand in a text that is JSON throughout. */
export interface Operands {
  readonly ok: true;
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
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
  let aStart = -1;
  let aEnd = -1;
  let bStart = -1;
  let bEnd = -1;

  at = skipWhitespace(text, at + 1);
  if (codeAt(text, at) === CLOSE_OBJECT) {
    return endsAt(text, at + 1) ? MISSING_OPERAND : MALFORMED_JSON;
  }
  for (;;) {
    const nameStart = at;
    const nameEnd = skipString(text, nameStart);
    if (nameEnd < 0) return MALFORMED_JSON;
    const start = skipColon(text, nameEnd);
    if (start < 0) return MALFORMED_JSON;
    const end = skipValue(text, start, 1);
    if (end < 0) return rejectOffset(end);

    const name = readName(text, nameStart, nameEnd);
    if (name === LOWER_A) {
      aStart = start;
      aEnd = end;
    } else if (name === LOWER_B) {
      bStart = start;
      bEnd = end;
    }

    at = skipWhitespace(text, end);
    const code = codeAt(text, at);
    if (code === COMMA) {
      at = skipWhitespace(text, at + 1);
    } else if (code === CLOSE_OBJECT) {
      if (!endsAt(text, at + 1)) return MALFORMED_JSON;
      return aStart < 0 || bStart < 0 ? MISSING_OPERAND : { ok: true, aStart, aEnd, bStart, bEnd };
    } else {
      return MALFORMED_JSON;
    }
  }
}

/** The name's one letter when it is `a` or `b`, else `END`. Offsets include the quotation marks. */
function readName(text: string, start: number, end: number): number {
  if (end - start === 3) return text.charCodeAt(start + 1);
  if (end - start === 8) {
    // JSON has no other way to escape these two.
    if (text.startsWith('\\u0061', start + 1)) return LOWER_A;
    if (text.startsWith('\\u0062', start + 1)) return LOWER_B;
  }
  return END;
}

function endsAt(text: string, at: number): boolean {
  return skipWhitespace(text, at) === text.length;
}

function rejectOffset(offset: number): Rejected {
  return offset === TOO_DEEP ? NESTED_TOO_DEEPLY : MALFORMED_JSON;
}
