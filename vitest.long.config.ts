import { defineConfig } from 'vitest/config';
import { provideRandom } from './vitest.random.ts';

// pnpm test:long: the random tests with 20 times as many cases as in `pnpm test`, the built packages in
// other engines, what starts many processes, and the proof that every conformance case can fail.
export default defineConfig({
  test: {
    silent: 'passed-only',
    include: [
      'packages/multiply-core/test/{laws,differential,fuzz-grammar}.test.ts',
      'packages/*/test/{engines,processes}/*.test.ts',
      'packages/lambda/test/handler.test.ts',
      'integration/tests/long/*.test.ts',
    ],
    testTimeout: 300_000,
    provide: provideRandom(20),
  },
});
