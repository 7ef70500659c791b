import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { fuzzGrammar } from './random/fuzz-grammar.ts';
import { findDisagreement } from './random/judge-grammar.ts';

// TEST_SEED=<the printed seed> makes the same texts again.
const seed = inject('seed');
const TEXTS = 10_000 * inject('effort');

const keptCases: string[] = JSON.parse(
  readFileSync(new URL('random/fuzz-cases.json', import.meta.url), 'utf8'),
);

describe("the reader's grammar", () => {
  it.each(keptCases)('agrees with JSON.parse on the kept case %j', (text) => {
    expect(findDisagreement(text)).toBeUndefined();
  });

  it(`agrees with JSON.parse on ${TEXTS} mutated texts (seed ${seed})`, () => {
    const report = fuzzGrammar(seed, TEXTS);
    expect(report.disagreements).toEqual([]);
    // Both verdicts must occur often.
    expect(report.accepted).toBeGreaterThan(TEXTS / 5);
    expect(report.accepted).toBeLessThan((TEXTS * 4) / 5);
  }, 300_000);
});
