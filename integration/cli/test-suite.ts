import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { parseChoice, runCommand } from '../command/run-command.ts';

// `pnpm test:faults` provokes every fault that the harness must survive, with real containers.
// `pnpm test:local` deploys, reloads and destroys as a user does, on its own emulators.
// `pnpm test:packages` installs the packed harness outside the workspace, and uses it there.
// `pnpm test:public` does so with a public app, and needs GitHub.

const suites = {
  faults: ['integration/tests/faults/*.test.ts', 'packages/harness/test/faults/*.test.ts'],
  local: ['integration/tests/local/*.test.ts', 'packages/harness/test/apps/*.test.ts'],
  packages: ['packages/harness/test/package/*.test.ts', 'integration/tests/packages/*.test.ts'],
  public: ['integration/tests/public/*.test.ts'],
} as const;

const names = Object.keys(suites) as (keyof typeof suites)[];

const line = {
  command: 'node integration/cli/test-suite.ts',
  purpose:
    'Runs the tests that start their own emulators: test:faults, test:local, test:packages or test:public.',
  options: {
    suite: {
      type: 'string',
      value: names.join('|'),
      help: 'which of them',
      default: '',
      otherwise: 'none',
    },
  },
  example: 'pnpm test:local',
} as const;

await runCommand(line, async ({ suite }) => {
  const vitest = await startVitest('test', [], {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    watch: false,
    reporters: ['default'],
    // The root configuration excludes the tests that need emulators.
    exclude: ['**/node_modules/**'],
    include: [...suites[parseChoice('--suite', suite, names)]],
    // A process for each file, because tests check that their process has left nothing.
    pool: 'forks',
    // Each file starts its own emulator, and two processors are enough for two of them.
    maxWorkers: 2,
  });
  await vitest.close();
});
