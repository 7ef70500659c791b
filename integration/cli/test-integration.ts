import { removeOwn, reportSteps } from 'cdk-emulator-harness';
import { runCommand } from '../command/run-command.ts';
import { runContractTests } from '../command/run-contract-tests.ts';
import { deployTargets } from '../targets/deploy-targets.ts';
import { detectEnvironment } from '../targets/detect-environment.ts';
import { failedTestsError } from '../targets/failed-tests-error.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { watchAndRetest } from '../watch/watch-and-retest.ts';

// Starts the emulators, deploys the stack with each front door, runs the contract test suite against
// every target, and removes everything. --watch keeps everything and redeploys after a change.

const usage =
  'pnpm test:integration [--target NAME]... [--watch]; EMULATOR_ENDPOINT, LOCALSTACK_AUTH_TOKEN and ' +
  'MULTIPLY_API_URL determine which targets can run';
const options = {
  target: { type: 'string', multiple: true },
  watch: { type: 'boolean', default: false },
} as const;

const write = (line: string) => console.log(line);

await runCommand({ usage, options }, async ({ target = [], watch }, signal) => {
  const { EMULATOR_ENDPOINT, LOCALSTACK_AUTH_TOKEN, MULTIPLY_API_URL } = process.env;
  const environment = {
    endpoint: EMULATOR_ENDPOINT || undefined,
    authToken: LOCALSTACK_AUTH_TOKEN || undefined,
    apiUrl: MULTIPLY_API_URL || undefined,
  };
  const { names, unavailable } = selectTargets(target, await detectEnvironment(environment));
  for (const { name, reason } of unavailable) write(`not run: ${name}: ${reason}`);

  await using cleanup = new AsyncDisposableStack();
  let hasEmulatorTests = false;
  // A test that Ctrl-C has interrupted has not removed what it started.
  cleanup.defer(async () => {
    if (hasEmulatorTests) await removeOwn();
  });
  const step = reportSteps(write);
  const targets = await deployTargets(names, environment, { cleanup, signal, step });
  cleanup.defer(() => write('removing what was started …'));

  // Without arguments and with Docker both emulators are running.
  hasEmulatorTests = target.length === 0 && targets.emulators.length > 1;
  const passed = await runContractTests(targets, hasEmulatorTests, signal);
  if (watch) await watchAndRetest(targets, { signal, step }, write);
  else if (!passed) throw await failedTestsError(targets);
});
