import { multiplyBody } from '../src/index.ts';

/** What `JSON.parse` makes of a text: the verdict that `multiplyBody` has to share. */
export type Verdict = 'malformed' | 'missing_operand' | 'operand_not_number' | 'numbers';

/** A text on which the two differ. */
export interface Disagreement {
  readonly text: string;
  readonly expected: Verdict;
  readonly actual: Verdict;
}

export function findDisagreement(text: string): Disagreement | undefined {
  const expected = judgeByJsonParse(text);
  const actual = judgeByMultiplyBody(text);
  return expected === actual ? undefined : { text, expected, actual };
}

export function judgeByJsonParse(text: string): Verdict {
  let value: unknown;
  try {
    value = JSON.parse(text);
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
