import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The function logs each rejection, and most of the contract is rejections.
    silent: 'passed-only',
    // integration/tests/docker needs emulators: `pnpm test:integration` starts them and runs it.
    include: ['packages/*/test/**/*.test.ts', 'integration/tests/*.test.ts'],
    provide: { localTargets: ['handler', 'local-gateway'], deployedTargets: [], endpoints: {} },
  },
});
