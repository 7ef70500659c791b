import { runInNewContext } from 'node:vm';
import { multiplyBody } from '../../src/index.ts';

/** The verdict of `JSON.parse` on a text, which `multiplyBody` has to share. */
export type Verdict = 'malformed' | 'missing_operand' | 'operand_not_number' | 'numbers';

/** A text on which the two differ. */
export interface Disagreement {
  readonly text: string;
  readonly expected: Verdict;
  readonly actual: Verdict;
}

/**
 * Where `multiplyBody` and `JSON.parse` differ. V8 has an error: after an object with the name `"\\"` it
 * reads that name instead of an escaped one, such as `"\u0061"`, in a later object of the same shape
 * (nodejs/node issue 63785; seen in Node 24.21.0 and 26.10.0, not in 22.23.3). A new realm has no
 * shapes yet, so its `JSON.parse` judges again.
 */
export function findDisagreement(text: string): Disagreement | undefined {
  const actual = judgeByMultiplyBody(text);
  if (judgeByJsonParse(text) === actual) return undefined;
  const expected = judgeByJsonParse(text, runInNewContext('JSON.parse'));
  return expected === actual ? undefined : { text, expected, actual };
}

export function judgeByJsonParse(text: string, parse: typeof JSON.parse = JSON.parse): Verdict {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return 'malformed';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'missing_operand';
  const { a, b } = { a: undefined, b: undefined, ...value };
  if (a === undefined || b === undefined) return 'missing_operand';
  return typeof a === 'number' && typeof b === 'number' ? 'numbers' : 'operand_not_number';
}

function judgeByMultiplyBody(text: string): Verdict {
  const result = multiplyBody(text);
  if (result.ok) return 'numbers';
  switch (result.rejection.code) {
    case 'missing_operand':
    case 'operand_not_number':
      return result.rejection.code;
    case 'too_many_digits':
    case 'result_out_of_range':
      return 'numbers';
    case 'missing_body':
    case 'malformed_json':
    case 'nested_too_deeply':
      return 'malformed';
  }
}
