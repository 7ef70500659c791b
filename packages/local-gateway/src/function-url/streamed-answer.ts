import { lowerCaseNames } from '../payload-2/payload-2-answer.ts';
import type { Answer } from '../response/answer.ts';
import {
  hasHeader,
  isRecord,
  readCookies,
  readHeaderFields,
  readStatusCode,
} from '../response/result-fields.ts';
import type { StreamedResponse } from '../runtime/invocation.ts';

// The default of Lambda's Node.js runtime for a stream.
const DEFAULT_TYPE = 'application/octet-stream';

/** The answer of a URL with RESPONSE_STREAM. Throws a RefusedResult for a prelude that cannot be sent. */
export function toStreamedAnswer({ prelude, contentType, body }: StreamedResponse): Answer {
  const { statusCode, headers, cookies } = isRecord(prelude) ? prelude : {};
  const all = [...readCookies(cookies), ...lowerCaseNames(readHeaderFields(headers))];
  if (!hasHeader(all, 'content-type')) all.push('content-type', contentType ?? DEFAULT_TYPE);
  return { statusCode: readStatusCode(statusCode ?? 200), headers: all, body };
}
