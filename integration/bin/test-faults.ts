import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

// pnpm test:faults: makes every fault happen that the harness must survive, with real containers.

const vitest = await startVitest('test', [], {
  root: fileURLToPath(new URL('../..', import.meta.url)),
  watch: false,
  reporters: ['default'],
  include: ['integration/tests/faults/*.test.ts'],
  // Two emulators at once are what two processors carry.
  maxWorkers: 2,
});
await vitest.close();
