import { removeOwn, reportSteps } from 'cdk-emulator-harness';
import { runCommand } from '../command/run-command.ts';
import { type Reporting, runContractTests } from '../command/run-contract-tests.ts';
import { deployTargets } from '../targets/deploy-targets.ts';
import { detectEnvironment } from '../targets/detect-environment.ts';
import { failedTestsError } from '../targets/failed-tests-error.ts';
import { type Selection, selectTargets } from '../targets/select-targets.ts';
import { watchAndRetest } from '../watch/watch-and-retest.ts';

const line = {
  command: 'pnpm test:integration',
  purpose:
    'Starts the emulators, deploys the stack with each front door, runs the contract against every target, and removes everything.',
  options: {
    target: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      help: 'only this target; can be repeated',
      otherwise: 'all that can run',
    },
    watch: {
      type: 'boolean',
      default: false,
      help: 'keeps the emulators, and redeploys and tests again after each save',
    },
    reporter: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      help: "a reporter of Vitest's, such as junit; can be repeated",
      otherwise: 'default',
    },
    outputFile: {
      type: 'string',
      value: 'FILE',
      help: 'the file that the reporter writes',
      otherwise: 'none',
    },
  },
  environment: {
    EMULATOR_ENDPOINT: 'a running emulator to use instead of starting any',
    LOCALSTACK_AUTH_TOKEN: 'enables the target localstack-http',
    MULTIPLY_API_URL: 'the API of the target url',
  },
  example: 'pnpm test:integration --target handler --target ministack-http',
} as const;

const write = (text: string) => console.log(text);

await runCommand(line, async (values, signal) => {
  const startedAt = performance.now();
  const { passed, names, unavailable } = await testTargets(values, signal);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const notRun = unavailable.map(({ name }) => name).join(', ') || 'nothing';
  write(`Passed: ${passed} tests on ${names.join(', ')} in ${seconds} s. Not run: ${notRun}.`);
});

interface TestOptions extends Reporting {
  readonly target?: readonly string[];
  readonly watch: boolean;
}

async function testTargets(
  { target = [], watch, ...reporting }: TestOptions,
  signal: AbortSignal,
): Promise<Selection & { readonly passed: number }> {
  const { EMULATOR_ENDPOINT, LOCALSTACK_AUTH_TOKEN, MULTIPLY_API_URL } = process.env;
  const environment = {
    endpoint: EMULATOR_ENDPOINT || undefined,
    authToken: LOCALSTACK_AUTH_TOKEN || undefined,
    apiUrl: MULTIPLY_API_URL || undefined,
  };
  const selection = selectTargets(target, await detectEnvironment(environment));
  for (const { name, reason } of selection.unavailable) write(`not run: ${name}: ${reason}`);

  await using cleanup = new AsyncDisposableStack();
  let withEmulatorTests = false;
  // A test that Ctrl-C has interrupted has not removed what it started.
  cleanup.defer(async () => {
    if (withEmulatorTests) await removeOwn();
  });
  const step = reportSteps(write);
  const run = { cleanup, signal, step };
  const targets = await deployTargets(selection.names, environment, run);
  cleanup.defer(() => write('removing what was started …'));

  // Without arguments and with Docker both emulators are running.
  withEmulatorTests = target.length === 0 && targets.emulators.length > 1;
  const { passed, failures } = await runContractTests(targets, signal, {
    withEmulatorTests,
    ...reporting,
  });
  if (watch) await watchAndRetest(targets, { signal, step }, write);
  else if (failures.length > 0) throw await failedTestsError(targets, failures);
  return { ...selection, passed };
}
