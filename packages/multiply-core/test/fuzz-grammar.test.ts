import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fuzzGrammar } from './fuzz-grammar.ts';
import { findDisagreement } from './judge-grammar.ts';
import { newSeed } from './random.ts';

// FUZZ_SEED=<the printed seed> makes the same texts again.
const seed = Number(process.env.FUZZ_SEED ?? newSeed());
// Fewer where hundreds of mutants are to be told.
const TEXTS = Number(process.env.FUZZ_TEXTS ?? 100_000);

const keptCases: string[] = JSON.parse(
  readFileSync(new URL('fuzz-cases.json', import.meta.url), 'utf8'),
);

describe("the reader's grammar", () => {
  it.each(keptCases)('agrees with JSON.parse on the kept case %j', (text) => {
    expect(findDisagreement(text)).toBeUndefined();
  });

  it(`agrees with JSON.parse on ${TEXTS} mutated texts (seed ${seed})`, () => {
    const report = fuzzGrammar(seed, TEXTS);
    expect(report.disagreements).toEqual([]);
    // Both verdicts must be put to the test, not one alone.
    expect(report.accepted).toBeGreaterThan(TEXTS / 5);
    expect(report.accepted).toBeLessThan((TEXTS * 4) / 5);
  }, 60_000);
});
