import { describe, expect, it } from 'vitest';
import { multiplyBody } from '../src/index.ts';
import { readVectors } from './read-vectors.ts';

const vectors = readVectors();

describe('multiplyBody', () => {
  it('has 209 stored vectors to pass', () => {
    expect(vectors).toHaveLength(209);
  });

  it.each(
    vectors.map((vector, index) => ({
      ...vector,
      title: `${index + 1}: ${nameBody(vector.body)}`,
    })),
  )('passes vector $title', ({ body, expected }) => {
    const result = multiplyBody(body);
    const actual = result.ok ? { result: result.product } : { rejection: result.rejection.code };
    expect(actual).toEqual(expected);
  });
});

/** The beginning of a body, without the control characters that terminals and reports trip over. */
function nameBody(body: string): string {
  return JSON.stringify(body.slice(0, 60)).replace(/[^ -~]/g, '?');
}
