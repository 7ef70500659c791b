import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{handler,log,fixtures}.test.ts'],
    silent: 'passed-only',
    testTimeout: 600_000,
    provide: { seed: 1, effort: 1 },
  },
});
