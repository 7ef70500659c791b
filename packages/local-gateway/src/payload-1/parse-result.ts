import { RefusedResult } from '../response/refused-result.ts';
import { isRecord } from '../response/result-fields.ts';

/** A result as an object, from its text. Throws a RefusedResult for another one. */
export function parseResult(payload: string): Record<string, unknown> {
  let result: unknown;
  try {
    result = JSON.parse(payload);
  } catch {
    throw new RefusedResult('', 'JSON', payload);
  }
  if (!isRecord(result)) throw new RefusedResult('', 'an object', result);
  return result;
}
