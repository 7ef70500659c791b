import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { localTargets } from './integration/targets/local-targets.ts';
import { provideRandom } from './vitest.random.ts';

export default defineConfig({
  test: {
    // The function logs each rejection, and most of the contract is rejections.
    silent: 'passed-only',
    // Tests in docker/, local/ and faults/ need emulators, those in engines/ and the longest random runs take
    // minutes: they have commands of their own.
    include: ['packages/*/test/**/*.test.ts', 'integration/tests/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      '**/test/{docker,apps,faults,engines,processes,package}/**',
      '**/fixture{,s}/**',
    ],
    // Generous, because a busy machine is no reason to fail.
    testTimeout: 120_000,
    // Threads start in a third of a process's time.
    pool: 'threads',
    // By default one fewer than the processors; many tests wait for programs that they start.
    maxWorkers: Math.max(3, availableParallelism()),
    hookTimeout: 120_000,
    provide: {
      ...provideRandom(1),
      localTargets,
      deployedTargets: [],
      endpoints: {},
    },
  },
});
