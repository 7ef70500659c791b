import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { createVitest, type TestModule } from 'vitest/node';
import type { DeployedTargets } from '../targets/deployed-targets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How Vitest reports. */
export interface Reporting {
  readonly reporter?: readonly string[];
  readonly outputFile?: string | undefined;
}

export interface TestResults {
  readonly passed: number;
  /** Each failure in one line. Not empty if there was no test or an emulator ended. */
  readonly failures: readonly string[];
}

/**
 * Runs the contract test suite against the targets, and the tests that need both emulators if
 * `withEmulatorTests`. Stops when an emulator ends.
 */
export async function runContractTests(
  targets: DeployedTargets,
  signal: AbortSignal,
  {
    withEmulatorTests = false,
    reporter = ['default'],
    outputFile,
  }: Reporting & { readonly withEmulatorTests?: boolean } = {},
): Promise<TestResults> {
  const { local, emulators, deployed } = targets;
  const endpoints = Object.fromEntries(
    emulators.map(({ name, emulator }) => [name, emulator.endpoint]),
  );
  const ownListeners = listExitListeners();
  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: [...reporter],
    ...(outputFile === undefined ? {} : { outputFile }),
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
    const tests = testModules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failures = [
      ...testModules.flatMap(describeFailures),
      ...describeErrors('outside of a test', unhandledErrors),
      ...(tests.length === 0 ? ['no test ran'] : []),
      ...(lost.aborted ? ['an emulator ended'] : []),
    ];
    return { passed, failures };
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

function describeFailures(module: TestModule): string[] {
  const { relativeModuleId: id, children } = module;
  const failures = [
    ...[...children.allTests()].flatMap((test) =>
      describeErrors(test.fullName, test.result().errors),
    ),
    ...describeErrors(id, module.errors()),
    ...[...children.allSuites()].flatMap((suite) => describeErrors(suite.fullName, suite.errors())),
  ];
  // It can also fail without an error, for example if it was not run to its end.
  return failures.length > 0 || module.ok() ? failures : [`${id}: not passed`];
}

function describeErrors(where: string, errors: readonly unknown[] = []): string[] {
  return errors.map((error) => {
    const { message = error } = Object(error) as { readonly message?: unknown };
    const [line = ''] = stripVTControlCharacters(String(message)).split('\n');
    return `${where}: ${line.slice(0, 200)}`;
  });
}
