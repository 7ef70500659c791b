import type { Rejected, RejectionCode } from './multiply-result.ts';

// Made once and returned as they are: a thrown Error costs about a thousand times as much.
export const MISSING_BODY: Rejected = reject('missing_body', 'The request has no body');
export const MALFORMED_JSON: Rejected = reject(
  'malformed_json',
  'The request body is not valid JSON',
);
export const NESTED_TOO_DEEPLY: Rejected = reject(
  'nested_too_deeply',
  'The request body is nested too deeply',
);
export const MISSING_OPERAND: Rejected = reject(
  'missing_operand',
  'You must provide keys for both "a" and "b"',
);
export const OPERAND_NOT_NUMBER: Rejected = reject(
  'operand_not_number',
  'One or both of the values are not a number',
);
export const TOO_MANY_DIGITS: Rejected = reject(
  'too_many_digits',
  'Numbers may have at most 4300 digits',
);
export const RESULT_OUT_OF_RANGE: Rejected = reject(
  'result_out_of_range',
  'The result is out of range',
);

// @__NO_SIDE_EFFECTS__
function reject(code: RejectionCode, message: string): Rejected {
  return Object.freeze({ ok: false, rejection: Object.freeze({ code, message }) });
}
