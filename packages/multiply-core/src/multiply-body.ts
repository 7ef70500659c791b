import { multiplyLiterals } from './multiply-literals.ts';
import type { MultiplyResult } from './multiply-result.ts';
import { readOperands } from './read-operands.ts';
import { MALFORMED_JSON, MISSING_BODY, MISSING_OPERAND, OPERAND_NOT_NUMBER } from './rejected.ts';

/**
 * The product of the numbers `a` and `b` in a JSON object, as the text of a JSON number.
 *
 * A literal without `.`, `e` or `E` is an integer: exact, at any size up to 4300 digits. Any other is
 * an IEEE-754 double and prints as Python's `repr` (`36.0`, `1e+16`). Of a duplicate key the last one
 * counts. Only top-level keys count; other keys are ignored.
 *
 * Rejects, in this order: `undefined`, `null` or an empty string (`missing_body`); what is not a string
 * of RFC 8259 JSON (`malformed_json`) or has more than 10,000 levels (`nested_too_deeply`); an absent
 * `a` or `b`, or a body that is not an object (`missing_operand`); a value that is not a number
 * (`operand_not_number`); an integer operand or product of more than 4300 digits (`too_many_digits`);
 * an operand or product beyond a double's range (`result_out_of_range`). Never throws, unless its
 * caller has used up the engine's stack.
 *
 * @example multiplyBody('{"a":12,"b":3}') // { ok: true, product: '36' }
 */
export function multiplyBody(body: unknown): MultiplyResult<string> {
  if (body === undefined || body === null || body === '') return MISSING_BODY;
  if (typeof body !== 'string') return MALFORMED_JSON;

  const operands = readOperands(body);
  if (!operands.ok) return operands;
  const { a, b } = operands;
  if (a.kind === 'absent' || b.kind === 'absent') return MISSING_OPERAND;
  if (a.kind === 'other' || b.kind === 'other') return OPERAND_NOT_NUMBER;
  return multiplyLiterals(body, a, b);
}
