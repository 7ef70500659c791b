import { type Rejected, type RejectionCode, rejections } from './rejection.ts';

// Made once and returned as they are: a thrown Error costs about a thousand times as much.
export const MISSING_BODY: Rejected = reject('missing_body');
export const MALFORMED_JSON: Rejected = reject('malformed_json');
export const NESTED_TOO_DEEPLY: Rejected = reject('nested_too_deeply');
export const MISSING_OPERAND: Rejected = reject('missing_operand');
export const OPERAND_NOT_NUMBER: Rejected = reject('operand_not_number');
export const TOO_MANY_DIGITS: Rejected = reject('too_many_digits');
export const RESULT_OUT_OF_RANGE: Rejected = reject('result_out_of_range');

function reject(code: RejectionCode): Rejected {
  return Object.freeze({ ok: false, rejection: rejections[code] });
}
