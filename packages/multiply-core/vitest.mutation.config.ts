import { defineConfig } from 'vitest/config';

// The tests that tell a mutant in the least time. The laws and the comparison with CPython would find
// the same ones, a hundred times slower.
export default defineConfig({
  test: {
    include: ['test/{vectors,multiply,multiply-body,rejections,fuzz-grammar}.test.ts'],
    provide: { seed: 1, effort: 2 },
  },
});
