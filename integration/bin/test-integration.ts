import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { hasDocker } from '../harness/has-docker.ts';
import { deployTargets } from '../targets/deploy-targets.ts';
import type { DeployedTarget } from '../targets/deployed-target.ts';
import { emulatorTargets } from '../targets/emulator-targets.ts';

// `pnpm test:integration`: starts the emulators, deploys the stack behind each front door, runs the
// contract against every target and removes it all again.

const root = fileURLToPath(new URL('../..', import.meta.url));
const interruption = new AbortController();
const write = (line: string) => console.log(line);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    write(`${signal}: removing what was started …`);
    interruption.abort(new Error(`Interrupted by ${signal}`));
  });
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.signal.aborted ? 130 : 1;
}

async function run(): Promise<boolean> {
  if (!(await hasDocker())) {
    throw new Error(
      'The integration tests need Docker and no Docker engine answers; `pnpm test` still runs the ' +
        'contract against the handler and the local gateway, which need none.',
    );
  }
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => write('removing the emulators …'));
  // Awaited here: the emulators are removed as soon as this function returns.
  return await runContract(await deployAll(cleanup));
}

async function deployAll(cleanup: AsyncDisposableStack): Promise<DeployedTarget[]> {
  const suffix = randomBytes(4).toString('hex');
  const { signal } = interruption;
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

async function runContract(deployedTargets: DeployedTarget[]): Promise<boolean> {
  const { signal } = interruption;
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
