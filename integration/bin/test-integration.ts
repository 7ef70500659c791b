import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { hasDocker } from '../harness/has-docker.ts';
import { deployTargets } from '../targets/deploy-targets.ts';
import type { DeployedTarget } from '../targets/deployed-target.ts';
import { emulatorTargets } from '../targets/emulator-targets.ts';
import { runEntry } from './run-entry.ts';

// `pnpm test:integration`: starts the emulators, deploys the stack behind each front door, runs the
// contract against every target and removes it all again.

const root = fileURLToPath(new URL('../..', import.meta.url));
const write = (line: string) => console.log(line);

await runEntry(async (signal) => {
  if (!(await hasDocker())) {
    throw new Error(
      'The integration tests need Docker and no Docker engine answers; `pnpm test` still runs the ' +
        'contract against the handler and the local gateway, which need none.',
    );
  }
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => write('removing the emulators …'));
  const passed = await runContract(await deployAll(cleanup, signal), signal);
  if (!passed) process.exitCode = 1;
});

async function deployAll(
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<DeployedTarget[]> {
  const suffix = randomBytes(4).toString('hex');
  const byEmulator = Map.groupBy(emulatorTargets, ({ emulator }) => emulator);
  // All end before any error is thrown: what is still starting could not be stopped.
  const results = await Promise.allSettled(
    Array.from(byEmulator, ([name, targets]) =>
      deployTargets(name, targets, { cleanup, signal, write, suffix }),
    ),
  );
  return results.flatMap((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function runContract(
  deployedTargets: DeployedTarget[],
  signal: AbortSignal,
): Promise<boolean> {
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: ['default'],
    provide: { deployedTargets },
  });
  const cancel = () => void vitest.cancelCurrentRun('keyboard-input');
  signal.addEventListener('abort', cancel);
  try {
    const { testModules, unhandledErrors } = await vitest.start([
      'integration/tests/contract.test.ts',
    ]);
    signal.throwIfAborted();
    return (
      testModules.length > 0 &&
      testModules.every((module) => module.ok()) &&
      unhandledErrors.length === 0
    );
  } finally {
    signal.removeEventListener('abort', cancel);
    await vitest.close();
  }
}
