/** Why there is no product. Codes are API: they never change their meaning. */
export type RejectionCode =
  | 'missing_body'
  | 'malformed_json'
  | 'nested_too_deeply'
  | 'missing_operand'
  | 'operand_not_number'
  | 'too_many_digits'
  | 'result_out_of_range';

/** A code for programs and a message for people. Frozen, and always the same object. */
export interface Rejection {
  /** For programs. */
  readonly code: RejectionCode;
  /** For people, in English. It never quotes the body. */
  readonly message: string;
}

/** The result without a product. */
export interface Rejected {
  /** Distinguishes it from `Multiplied`. */
  readonly ok: false;
  /** One of `rejections`. */
  readonly rejection: Rejection;
}

/**
 * Every rejection, in order of precedence: where several apply, the first one is returned. Of
 * `malformed_json` and `nested_too_deeply` it is the one that comes first in the body.
 *
 * @example rejections.missing_body.message // 'The request has no body'
 */
export const rejections: { readonly [Code in RejectionCode]: Rejection } =
  /* @__PURE__ */ Object.freeze({
    missing_body: describe('missing_body', 'The request has no body'),
    malformed_json: describe('malformed_json', 'The request body is not valid JSON'),
    nested_too_deeply: describe('nested_too_deeply', 'The request body is nested too deeply'),
    missing_operand: describe('missing_operand', 'You must provide keys for both "a" and "b"'),
    operand_not_number: describe(
      'operand_not_number',
      'One or both of the values are not a number',
    ),
    too_many_digits: describe('too_many_digits', 'Numbers may have at most 4300 digits'),
    result_out_of_range: describe('result_out_of_range', 'The result is out of range'),
  });

function describe(code: RejectionCode, message: string): Rejection {
  return Object.freeze({ code, message });
}
