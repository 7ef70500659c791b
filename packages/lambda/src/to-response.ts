import type { MultiplyResult, RejectionCode } from 'multiply-core';

/** A response in the format that payload 1.0, payload 2.0 and function URLs share. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// Does not compile if a code is missing.
const statusCodes: Record<RejectionCode, number> = {
  missing_body: 400,
  malformed_json: 400,
  nested_too_deeply: 400,
  missing_operand: 400,
  operand_not_number: 400,
  too_many_digits: 400,
  result_out_of_range: 400,
};

/** The HTTP response when this code has a defect. */
export const internalError: HttpResponse = jsonResponse(500, '{"error":"Internal server error"}');

/** The HTTP response for a product, which is the text of a JSON number, or for a rejection. */
export function toResponse(result: MultiplyResult<string>): HttpResponse {
  return result.ok
    ? jsonResponse(200, `{"result":${result.product}}`)
    : jsonResponse(
        statusCodes[result.rejection.code],
        JSON.stringify({ error: result.rejection.message }),
      );
}

function jsonResponse(statusCode: number, body: string): HttpResponse {
  return { statusCode, headers: { 'content-type': 'application/json' }, body };
}
