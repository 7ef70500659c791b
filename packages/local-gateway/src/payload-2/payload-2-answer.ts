import type { Answer } from '../response/answer.ts';
import {
  hasHeader,
  isRecord,
  readBodyField,
  readCookies,
  readHeaderFields,
  readStatusCode,
} from '../response/result-fields.ts';

/**
 * The answer that payload 2.0 makes of the text that a function returned. Throws a RefusedResult for a
 * field of the wrong type: a 500 on AWS, as recorded for a statusCode of 0 and of 200.5.
 */
export function toPayload2Answer(payload: string, defaultContentType: string): Answer {
  const result = parse(payload);
  if (!isRecord(result) || !Object.hasOwn(result, 'statusCode')) {
    return {
      statusCode: 200,
      headers: ['content-type', 'application/json'],
      body: typeof result === 'string' ? result : payload,
    };
  }
  const statusCode = readStatusCode(result.statusCode);
  const own = lowerCaseNames(readHeaderFields(result.headers));
  // Both are sent, the list first: ministackorg/ministack pull request 758, tried on AWS.
  const headers = [...readCookies(result.cookies), ...own];
  if (!hasHeader(headers, 'content-type')) headers.push('content-type', defaultContentType);
  return { statusCode, headers, body: readBodyField(result, true) };
}

/** Text that is no JSON, as a streaming handler may write, is the body as it is (recorded). */
function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** Names in lower case; of names that differ in case only the last wins. */
export function lowerCaseNames(headers: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (let i = 0; i + 1 < headers.length; i += 2) {
    byName.set((headers[i] ?? '').toLowerCase(), headers[i + 1] ?? '');
  }
  return [...byName].flat();
}
