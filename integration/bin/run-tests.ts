import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import type { Deployment } from '../targets/deploy-all.ts';
import '../targets/deployed-target.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the contract against a deployment; `withEmulatorTests` adds those that need both emulators.
 * Stops when an emulator ends.
 *
 * @returns whether every test passed, and there was one.
 */
export async function runTests(
  deployment: Deployment,
  withEmulatorTests: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const endpoints = Object.fromEntries(
    deployment.emulators.map(({ name, emulator }) => [name, emulator.endpoint]),
  );
  const ownListeners = listExitListeners();
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: ['default'],
    // The function logs each rejection.
    silent: 'passed-only',
    // No processes: a terminal's Ctrl-C would end those too, before they have reported.
    pool: 'threads',
    // Both at once: the contract's requests wait for the emulators most of the time.
    maxWorkers: 3,
    include: [
      'integration/tests/contract.test.ts',
      ...(withEmulatorTests ? ['integration/tests/docker/*.test.ts'] : []),
    ],
    provide: { localTargets: deployment.local, deployedTargets: deployment.targets, endpoints },
  });
  // Vitest would end this process on Ctrl-C, and leave the emulators.
  for (const [signal, listener] of listExitListeners()) {
    if (!ownListeners.some(([, own]) => own === listener)) process.off(signal, listener);
  }
  const lost = AbortSignal.any(deployment.emulators.map(({ emulator }) => emulator.lost));
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
