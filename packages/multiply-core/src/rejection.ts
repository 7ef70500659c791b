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
  /** For programs. */
  readonly code: RejectionCode;
  /** For people, in English. It never quotes the body. */
  readonly message: string;
}

/** The arm of a result that carries no product. */
export interface Rejected {
  /** Tells it from `Multiplied`. */
  readonly ok: false;
  /** One of `rejections`. */
  readonly rejection: Rejection;
}

// Returned as they are: building and throwing an Error costs about a thousand times as much.
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

/**
 * Every rejection there is, in the order in which they are looked for: where several apply, the
 * first answers (`malformed_json` and `nested_too_deeply`: the one met first in the text).
 *
 * @example rejections.missing_body.message // 'The request has no body'
 */
export const rejections: { readonly [Code in RejectionCode]: Rejection } = Object.freeze({
  missing_body: MISSING_BODY.rejection,
  malformed_json: MALFORMED_JSON.rejection,
  nested_too_deeply: NESTED_TOO_DEEPLY.rejection,
  missing_operand: MISSING_OPERAND.rejection,
  operand_not_number: OPERAND_NOT_NUMBER.rejection,
  too_many_digits: TOO_MANY_DIGITS.rejection,
  result_out_of_range: RESULT_OUT_OF_RANGE.rejection,
});

function reject(code: RejectionCode, message: string): Rejected {
  return Object.freeze({ ok: false, rejection: Object.freeze({ code, message }) });
}
