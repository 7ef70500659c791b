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

/** The result with a product. */
export interface Multiplied<Product> {
  /** Distinguishes it from `Rejected`. */
  readonly ok: true;
  /** From `multiplyBody` the text of a JSON number, from `multiply` a `bigint` or a `number`. */
  readonly product: Product;
}

/** A product, or the reason why there is none, depending on `ok`. */
export type MultiplyResult<Product> = Multiplied<Product> | Rejected;
