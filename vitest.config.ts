import { configDefaults, defineConfig } from 'vitest/config';
import { provideRandom } from './vitest.random.ts';

export default defineConfig({
  test: {
    // The function logs each rejection, and most of the contract is rejections.
    silent: 'passed-only',
    // integration/tests/docker needs emulators: `pnpm test:integration` starts them and runs it.
    include: ['packages/*/test/**/*.test.ts', 'integration/tests/*.test.ts'],
    // `pnpm test:long` runs these.
    exclude: [...configDefaults.exclude, 'packages/*/test/engines/**'],
    provide: {
      ...provideRandom(1),
      localTargets: ['handler', 'local-gateway'],
      deployedTargets: [],
      endpoints: {},
    },
  },
});
