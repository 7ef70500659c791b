// What tests with random input are given, in every package: inject('seed') and inject('effort').
declare module 'vitest' {
  interface ProvidedContext {
    /** Makes the same random cases again. Printed by the tests; set with TEST_SEED. */
    seed: number;
    /** How many times as many random cases as in `pnpm test`. */
    effort: number;
  }
}

export function provideRandom(effort: number): { seed: number; effort: number } {
  const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
  if (!Number.isInteger(seed)) throw new Error('Expected an integer in TEST_SEED');
  return { seed, effort };
}
