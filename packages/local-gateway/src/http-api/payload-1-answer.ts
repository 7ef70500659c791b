import { parseResult } from '../payload-1/parse-result.ts';
import type { Answer } from '../response/answer.ts';
import {
  hasHeader,
  readBodyField,
  readHeaderFields,
  readMultiValueHeaders,
  readStatusCode,
} from '../response/result-fields.ts';

/**
 * The answer that an HTTP API with payload 1.0 makes of the text that a function returned. Throws a
 * RefusedResult for what is no proxy response.
 */
export function toPayload1Answer(payload: string): Answer {
  const result = parseResult(payload);
  const statusCode = readStatusCode(result.statusCode);
  // A name in both is sent with all its values, the single one first (recorded).
  const headers = [
    ...readHeaderFields(result.headers),
    ...readMultiValueHeaders(result.multiValueHeaders),
  ].map((text, index) => (index % 2 === 0 ? text.toLowerCase() : text));
  if (!hasHeader(headers, 'content-type')) {
    headers.push('content-type', 'text/plain; charset=utf-8');
  }
  return { statusCode, headers, body: readBodyField(result, true) };
}
