import { describe, expect, it } from 'vitest';
import { rejections } from '../src/index.ts';

describe('rejections', () => {
  it('has every code with its message, in order of precedence', () => {
    expect(Object.entries(rejections)).toEqual([
      ['missing_body', { code: 'missing_body', message: 'The request has no body' }],
      ['malformed_json', { code: 'malformed_json', message: 'The request body is not valid JSON' }],
      [
        'nested_too_deeply',
        { code: 'nested_too_deeply', message: 'The request body is nested too deeply' },
      ],
      [
        'missing_operand',
        { code: 'missing_operand', message: 'You must provide keys for both "a" and "b"' },
      ],
      [
        'operand_not_number',
        { code: 'operand_not_number', message: 'One or both of the values are not a number' },
      ],
      [
        'too_many_digits',
        { code: 'too_many_digits', message: 'Numbers may have at most 4300 digits' },
      ],
      [
        'result_out_of_range',
        { code: 'result_out_of_range', message: 'The result is out of range' },
      ],
    ]);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(rejections)).toBe(true);
  });
});
