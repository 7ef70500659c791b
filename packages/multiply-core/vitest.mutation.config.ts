import { defineConfig } from 'vitest/config';

// The tests that kill mutants fastest. The laws and the comparison with CPython would kill the same
// ones in a hundred times the time.
export default defineConfig({
  test: {
    include: ['test/{vectors,multiply,multiply-body,rejections,fuzz-grammar}.test.ts'],
    setupFiles: ['test/mutation/limit-steps.ts'],
    testTimeout: 600_000,
    provide: { seed: 1, effort: 0.5 },
  },
});
