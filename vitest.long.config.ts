import { defineConfig } from 'vitest/config';
import { provideRandom } from './vitest.random.ts';

// pnpm test:long: the random tests with 20 times as many cases as in `pnpm test`, and the built
// library in other engines.
export default defineConfig({
  test: {
    silent: 'passed-only',
    include: [
      'packages/multiply-core/test/{laws,differential,fuzz-grammar}.test.ts',
      'packages/multiply-core/test/engines/*.test.ts',
      'packages/lambda/test/handler.test.ts',
    ],
    testTimeout: 300_000,
    provide: provideRandom(20),
  },
});
