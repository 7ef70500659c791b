import { MINUS, ZERO } from './characters.ts';
import { codeAt } from './code-at.ts';
import type { MultiplyResult } from './multiply.ts';
import { multiplyLiterals } from './multiply-literals.ts';
import { readOperands } from './read-operands.ts';
import { MALFORMED_JSON, MISSING_BODY, OPERAND_NOT_NUMBER } from './rejection.ts';
import { isDigit } from './skip-number.ts';

// Any two integers of so many digits are safe (2 ** 53 has 16).
const SAFE_DIGITS = 15;

/**
 * The product of the numbers `a` and `b` in the text of a JSON object, as JSON text itself.
 *
 * A literal without `.`, `e` or `E` is an integer, exact at any size up to 4300 digits; any other is
 * an IEEE-754 double and prints as Python's `repr` does (`36.0`, `1e+16`). Of a key given twice the
 * last counts; only top-level keys count, other keys are ignored.
 *
 * Rejects no text or an empty one (`missing_body`), what is not RFC 8259 JSON (`malformed_json`),
 * more than 10,000 levels (`nested_too_deeply`), an absent `a` or `b` or a body that is no object
 * (`missing_operand`), a value that is no number (`operand_not_number`), an integer operand or
 * product of more than 4300 digits (`too_many_digits`), and an operand or product beyond a double's
 * range (`result_out_of_range`); the first that applies. Never throws, whatever it is given.
 *
 * @example multiplyBody('{"a":12,"b":3}') // { ok: true, product: '36' }
 */
export function multiplyBody(body: unknown): MultiplyResult<string> {
  if (body === undefined || body === null || body === '') return MISSING_BODY;
  if (typeof body !== 'string') return MALFORMED_JSON;

  const operands = readOperands(body);
  if (!operands.ok) return operands;
  const { aStart, aEnd, bStart, bEnd } = operands;
  if (!startsNumber(body, aStart) || !startsNumber(body, bStart)) return OPERAND_NOT_NUMBER;

  // NaN, and so never safe, unless both are short integers. `String` gives -0 no sign.
  const product = readShortInteger(body, aStart, aEnd) * readShortInteger(body, bStart, bEnd);
  if (Number.isSafeInteger(product)) return { ok: true, product: String(product) };
  return multiplyLiterals(body.slice(aStart, aEnd), body.slice(bStart, bEnd));
}

function startsNumber(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return isDigit(code) || code === MINUS;
}

function readShortInteger(text: string, start: number, end: number): number {
  const negative = codeAt(text, start) === MINUS;
  let at = negative ? start + 1 : start;
  if (end - at > SAFE_DIGITS) return Number.NaN;
  let value = 0;
  for (; at < end; at++) {
    const code = codeAt(text, at);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return negative ? -value : value;
}
