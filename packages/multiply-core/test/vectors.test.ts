import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { multiplyBody, type RejectionCode } from '../src/index.ts';

interface Vector {
  readonly body: string;
  readonly expected: { readonly result: string } | { readonly rejection: RejectionCode };
  readonly note: string;
}

const vectors: Vector[] = readFileSync(new URL('vectors/multiply.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('multiplyBody', () => {
  it('has 209 stored vectors to pass', () => {
    expect(vectors).toHaveLength(209);
  });

  it.each(vectors.map((vector, index) => ({ ...vector, index, title: vector.body.slice(0, 60) })))(
    'passes vector $index: $title',
    ({ body, expected }) => {
      const result = multiplyBody(body);
      const actual = result.ok ? { result: result.product } : { rejection: result.rejection.code };
      expect(actual).toEqual(expected);
    },
  );
});
