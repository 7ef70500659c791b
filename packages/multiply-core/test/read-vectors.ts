import { readFileSync } from 'node:fs';
import type { RejectionCode } from '../src/index.ts';

/** A request body, and the only correct answer to it. */
export interface Vector {
  readonly name: string;
  readonly body: string;
  readonly expected: { readonly result: string } | { readonly rejection: RejectionCode };
}

export function readVectors(): Vector[] {
  return readFileSync(new URL('../vectors/multiply.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
