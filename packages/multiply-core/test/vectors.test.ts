import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { multiplyBody, rejections } from '../src/index.ts';
import { readVectors } from './read-vectors.ts';

const vectors = readVectors();

describe('multiplyBody', () => {
  it.each(
    vectors.map((vector, index) => ({ ...vector, title: `${index + 1}: ${print(vector.name)}` })),
  )('passes vector $title', ({ body, expected }) => {
    const result = multiplyBody(body);
    const actual = result.ok ? { result: result.product } : { rejection: result.rejection.code };
    expect(actual).toEqual(expected);
  });
});

describe('the vectors', () => {
  it('follow their schema', () => {
    const schema = readFileSync(new URL('../vectors/schema.json', import.meta.url), 'utf8');
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schema));
    const invalid = vectors.filter((vector) => !validate(vector));
    expect(invalid).toEqual([]);
    expect(validate({ ...vectors[0], expected: { result: '1.' } })).toBe(false);
  });

  it('have names and bodies of their own', () => {
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
    expect(new Set(vectors.map(({ body }) => body)).size).toBe(vectors.length);
  });

  it('have every rejection', () => {
    const codes = vectors.flatMap(({ expected }) =>
      'rejection' in expected ? [expected.rejection] : [],
    );
    expect([...new Set(codes)].sort()).toEqual(Object.keys(rejections).sort());
  });
});

/** Without the control characters and lone surrogates that confuse terminals and reports. */
function print(name: string): string {
  return name.replace(/[^ -~]/g, '?');
}
