import { createHash } from 'node:crypto';
import type { Case } from '../src/cases/case.ts';

/** A digest of what a case sends, and to which API. */
export function digestRequest({ api, request }: Case): string {
  const { body = '', ...head } = request;
  const hash = createHash('sha256')
    .update(JSON.stringify({ api, ...head }))
    .update(body);
  return hash.digest('hex').slice(0, 8);
}
