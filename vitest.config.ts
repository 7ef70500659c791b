import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The function logs each rejection, and most of the contract is rejections.
    silent: 'passed-only',
    // Tests in docker/, local/ and faults/ need emulators and have their own commands.
    include: ['packages/*/test/**/*.test.ts', 'integration/tests/*.test.ts'],
    exclude: ['**/node_modules/**', '**/test/{docker,faults}/**'],
    provide: { localTargets: ['handler', 'local-gateway'], deployedTargets: [], endpoints: {} },
  },
});
