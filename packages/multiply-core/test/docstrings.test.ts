import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.ts';

const SOURCE = new URL('../src/', import.meta.url);
const examples = readdirSync(SOURCE)
  .map((name) => readFileSync(new URL(name, SOURCE), 'utf8'))
  .flatMap((text) => [...text.matchAll(/@example (.+) \/\/ (.+)/g)])
  .map(([, expression = '', value = '']) => ({ expression, value }));

describe('the examples of the docstrings', () => {
  it('show every exported function and table', () => {
    const shown = examples.map(({ expression }) => expression);
    for (const name of Object.keys(library)) {
      expect(shown.some((expression) => new RegExp(`^${name}\\b`).test(expression))).toBe(true);
    }
  });

  it.each(examples)('gives what it says: $expression', ({ expression, value }) => {
    expect(evaluate(expression)).toEqual(evaluate(value));
  });
});

function evaluate(expression: string): unknown {
  return new Function(...Object.keys(library), `return (${expression});`)(
    ...Object.values(library),
  );
}
