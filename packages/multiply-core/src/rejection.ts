/** Why no product came back. Codes are API: they never change their meaning. */
export type RejectionCode =
  | 'missing_body'
  | 'malformed_json'
  | 'nested_too_deeply'
  | 'missing_operand'
  | 'operand_not_number'
  | 'too_many_digits'
  | 'result_out_of_range';

/** A code for programs and a message for people. Frozen: the same object every time. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly message: string;
}

/** The arm of a result that carries no product. */
export interface Rejected {
  readonly ok: false;
  readonly rejection: Rejection;
}

/**
 * Every rejection there is, in the order in which they are looked for: where several apply, the
 * first answers (`malformed_json` and `nested_too_deeply`: the one met first in the text).
 *
 * @example rejections.missing_body.message // 'The request has no body'
 */
export const rejections: { readonly [Code in RejectionCode]: Rejection } = Object.freeze({
  missing_body: rejection('missing_body', 'The request has no body'),
  malformed_json: rejection('malformed_json', 'The request body is not valid JSON'),
  nested_too_deeply: rejection('nested_too_deeply', 'The request body is nested too deeply'),
  missing_operand: rejection('missing_operand', 'You must provide keys for both "a" and "b"'),
  operand_not_number: rejection('operand_not_number', 'One or both of the values are not a number'),
  too_many_digits: rejection('too_many_digits', 'Numbers may have at most 4300 digits'),
  result_out_of_range: rejection('result_out_of_range', 'The result is out of range'),
});

// Returned as they are: building and throwing an Error costs about a thousand times as much.
export const MISSING_BODY: Rejected = rejected('missing_body');
export const MALFORMED_JSON: Rejected = rejected('malformed_json');
export const NESTED_TOO_DEEPLY: Rejected = rejected('nested_too_deeply');
export const MISSING_OPERAND: Rejected = rejected('missing_operand');
export const OPERAND_NOT_NUMBER: Rejected = rejected('operand_not_number');
export const TOO_MANY_DIGITS: Rejected = rejected('too_many_digits');
export const RESULT_OUT_OF_RANGE: Rejected = rejected('result_out_of_range');

function rejection(code: RejectionCode, message: string): Rejection {
  return Object.freeze({ code, message });
}

function rejected(code: RejectionCode): Rejected {
  return Object.freeze({ ok: false, rejection: rejections[code] });
}
