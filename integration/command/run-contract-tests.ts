import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import type { DeployedTargets } from '../targets/deployed-targets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the contract test suite against the targets, and the tests that need both emulators if
 * `withEmulatorTests`. Stops when an emulator ends.
 *
 * @returns whether there was a test and every test passed.
 */
export async function runContractTests(
  targets: DeployedTargets,
  withEmulatorTests: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const { local, emulators, deployed } = targets;
  const endpoints = Object.fromEntries(
    emulators.map(({ name, emulator }) => [name, emulator.endpoint]),
  );
  const ownListeners = listExitListeners();
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: ['default'],
    // The function logs each rejection.
    silent: 'passed-only',
    // Ctrl-C would end worker processes at once: docs/decisions/016-threads-for-integration-tests.md.
    pool: 'threads',
    // More than the two processors, because the requests of the contract mostly wait for the emulators.
    maxWorkers: 3,
    // The root configuration excludes the tests that need emulators.
    exclude: ['**/node_modules/**'],
    include: [
      'integration/tests/contract.test.ts',
      ...(withEmulatorTests
        ? ['integration/tests/docker/*.test.ts', 'packages/harness/test/docker/*.test.ts']
        : []),
    ],
    provide: { localTargets: local, deployedTargets: deployed, endpoints },
  });
  // Vitest would end this process on Ctrl-C and leave the emulators running.
  for (const [name, listener] of listExitListeners()) {
    if (!ownListeners.some(([, own]) => own === listener)) process.off(name, listener);
  }
  const lost = AbortSignal.any(emulators.map(({ emulator }) => emulator.lost));
  const either = AbortSignal.any([signal, lost]);
  const cancel = () => void vitest.cancelCurrentRun('keyboard-input');
  either.addEventListener('abort', cancel);
  try {
    signal.throwIfAborted();
    const { testModules, unhandledErrors } = await vitest.start();
    signal.throwIfAborted();
    return (
      !lost.aborted &&
      testModules.length > 0 &&
      testModules.every((module) => module.ok()) &&
      unhandledErrors.length === 0
    );
  } finally {
    either.removeEventListener('abort', cancel);
    await vitest.close();
  }
}

function listExitListeners(): (readonly [NodeJS.Signals, NodeJS.SignalsListener])[] {
  return (['SIGINT', 'SIGTERM'] as const).flatMap((signal) =>
    process.listeners(signal).map((listener) => [signal, listener] as const),
  );
}
