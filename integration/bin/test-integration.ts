import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ProvidedContext } from 'vitest';
import { createVitest } from 'vitest/node';
import { hasDocker } from '../harness/has-docker.ts';
import { deployTargets } from '../targets/deploy-targets.ts';
import '../targets/deployed-target.ts';
import { emulatorNames } from '../targets/emulator-targets.ts';
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
  const passed = await runTests(await deployAll(cleanup, signal), signal);
  if (!passed) process.exitCode = 1;
});

async function deployAll(
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<ProvidedContext> {
  const suffix = randomBytes(4).toString('hex');
  const options = { cleanup, signal, write, suffix };
  // All end before any error is thrown: what is still starting could not be stopped.
  const results = await Promise.allSettled(
    emulatorNames.map(async (name) => ({ name, ...(await deployTargets(name, options)) })),
  );
  const deployments = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return {
    deployedTargets: deployments.flatMap(({ targets }) => targets),
    endpoints: Object.fromEntries(deployments.map(({ name, endpoint }) => [name, endpoint])),
  };
}

/** Whether every test passed, and there was one. */
async function runTests(provide: ProvidedContext, signal: AbortSignal): Promise<boolean> {
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: ['default'],
    include: ['integration/tests/contract.test.ts', 'integration/tests/docker/*.test.ts'],
    provide,
  });
  const cancel = () => void vitest.cancelCurrentRun('keyboard-input');
  signal.addEventListener('abort', cancel);
  try {
    const { testModules, unhandledErrors } = await vitest.start();
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
