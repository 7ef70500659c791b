import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import type { Deployment } from '../targets/deploy-all.ts';
import '../targets/deployed-target.ts';

const GRACE_MS = 5_000;
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
    const run = await Promise.race([vitest.start(), graceAfter(signal)]);
    signal.throwIfAborted();
    if (run === undefined) return false;
    const { testModules, unhandledErrors } = run;
    return (
      !lost.aborted &&
      testModules.length > 0 &&
      testModules.every((module) => module.ok()) &&
      unhandledErrors.length === 0
    );
  } finally {
    either.removeEventListener('abort', cancel);
    await Promise.race([vitest.close(), graceAfter(signal)]);
  }
}

/** Resolves some time after an interruption: a worker that Ctrl-C ended too may never report. */
async function graceAfter(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
  await sleep(GRACE_MS);
}

function listExitListeners(): (readonly [NodeJS.Signals, NodeJS.SignalsListener])[] {
  return (['SIGINT', 'SIGTERM'] as const).flatMap((signal) =>
    process.listeners(signal).map((listener) => [signal, listener] as const),
  );
}
