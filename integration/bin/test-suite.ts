import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

// pnpm test:faults makes every fault happen that the harness must survive, with real containers;
// pnpm test:local deploys, reloads and destroys as people do on emulators of their own.

const [suite] = parseArgs({ allowPositionals: true }).positionals;
if (suite !== 'faults' && suite !== 'local') {
  throw new Error(`Expected a suite, faults or local, got ${suite}`);
}
const vitest = await startVitest('test', [], {
  root: fileURLToPath(new URL('../..', import.meta.url)),
  watch: false,
  reporters: ['default'],
  include: [`integration/tests/${suite}/*.test.ts`],
  // Two emulators at once are what two processors carry.
  maxWorkers: 2,
});
await vitest.close();
