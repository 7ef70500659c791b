import type { Rejection, RejectionCode } from './multiply-result.ts';
import {
  MALFORMED_JSON,
  MISSING_BODY,
  MISSING_OPERAND,
  NESTED_TOO_DEEPLY,
  OPERAND_NOT_NUMBER,
  RESULT_OUT_OF_RANGE,
  TOO_MANY_DIGITS,
} from './rejected.ts';

/**
 * Every rejection, in order of precedence: where several apply, the first one is returned. Of
 * `malformed_json` and `nested_too_deeply` it is the one that comes first in the body.
 *
 * @example rejections.missing_body.message // 'The request has no body'
 */
export const rejections: { readonly [Code in RejectionCode]: Rejection } =
  /* @__PURE__ */ Object.freeze({
    missing_body: MISSING_BODY.rejection,
    malformed_json: MALFORMED_JSON.rejection,
    nested_too_deeply: NESTED_TOO_DEEPLY.rejection,
    missing_operand: MISSING_OPERAND.rejection,
    operand_not_number: OPERAND_NOT_NUMBER.rejection,
    too_many_digits: TOO_MANY_DIGITS.rejection,
    result_out_of_range: RESULT_OUT_OF_RANGE.rejection,
  });
