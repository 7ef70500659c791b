import './integration/targets/deployed-target.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'integration/tests/**/*.test.ts'],
    // `pnpm test:integration` provides those that it deployed.
    provide: { deployedTargets: [] },
  },
});
