import { parseResult } from '../payload-1/parse-result.ts';
import type { Answer } from '../response/answer.ts';
import { RefusedResult } from '../response/refused-result.ts';
import {
  hasHeader,
  readBodyField,
  readHeaderFields,
  readMultiValueHeaders,
  readStatusCode,
} from '../response/result-fields.ts';
import { remapHeaders } from './remapped-headers.ts';

// Any other field makes the result malformed (recorded; `cookies` too: fujiwara/ridge issue 25).
const FIELDS = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/**
 * The answer that a REST API makes of the text that a function returned. No field is mandatory, and no
 * other may be there. Throws a RefusedResult for what is no proxy response.
 */
export function toRestAnswer(payload: string, decodesBase64: boolean): Answer {
  const result = parseResult(payload);
  const stranger = Object.keys(result).find((name) => !FIELDS.has(name));
  if (stranger !== undefined) {
    throw new RefusedResult(
      stranger,
      'absent, as a REST API knows no such field',
      result[stranger],
    );
  }
  const headers = remapHeaders(mergeHeaders(result));
  if (!hasHeader(headers, 'content-type')) headers.push('Content-Type', 'application/json');
  const statusCode = readStatusCode(result.statusCode ?? 200);
  const body = readBodyField(result, decodesBase64);
  if (decodesBase64 && result.isBase64Encoded === true) requireBase64(result.body);
  return { statusCode, headers, body };
}

/** A body that is to be decoded and cannot be: a 500 and no 502 (recorded). */
export class BadBase64 extends RefusedResult {}

function requireBase64(body: unknown): void {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(String(body ?? ''))) {
    throw new BadBase64('body', 'base64, as isBase64Encoded says', body);
  }
}

/** Recorded: a name in both has the form and the values of `multiValueHeaders` first. */
function mergeHeaders(result: Record<string, unknown>): string[] {
  const single = readHeaderFields(result.headers);
  const merged = readMultiValueHeaders(result.multiValueHeaders);
  const forms = new Map<string, string>();
  for (let i = 0; i < merged.length; i += 2) {
    forms.set((merged[i] ?? '').toLowerCase(), merged[i] ?? '');
  }
  for (let i = 0; i + 1 < single.length; i += 2) {
    const name = single[i] ?? '';
    merged.push(forms.get(name.toLowerCase()) ?? name, single[i + 1] ?? '');
  }
  return merged;
}
