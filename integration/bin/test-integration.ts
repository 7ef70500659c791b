import { parseArgs } from 'node:util';
import { measureStep } from '../harness/measure-step.ts';
import { removeOwn } from '../harness/remove-orphans.ts';
import { reportStep } from '../harness/report-step.ts';
import { removeEmptyFolders } from '../harness/temporary-folder.ts';
import { deployAll, explainFailedTests } from '../targets/deploy-all.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { surveySurroundings } from '../targets/survey-surroundings.ts';
import { runEntry } from './run-entry.ts';
import { runTests } from './run-tests.ts';
import { watchAndRetest } from './watch-and-retest.ts';

// pnpm test:integration [--target NAME]... [--watch]
// Starts the emulators, deploys the stack behind each front door, runs the contract against every
// target and removes it all again; --watch keeps all and brings it up to date on a change.
// EMULATOR_ENDPOINT, LOCALSTACK_AUTH_TOKEN and MULTIPLY_API_URL decide what can run; README.md says how.

const write = (line: string) => console.log(line);

await runEntry(async (signal) => {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', multiple: true, default: [] },
      watch: { type: 'boolean', default: false },
    },
  });
  const { EMULATOR_ENDPOINT, LOCALSTACK_AUTH_TOKEN, MULTIPLY_API_URL } = process.env;
  const environment = {
    endpoint: EMULATOR_ENDPOINT || undefined,
    authToken: LOCALSTACK_AUTH_TOKEN || undefined,
    apiUrl: MULTIPLY_API_URL || undefined,
  };
  const { names, left } = selectTargets(values.target, await surveySurroundings(environment));
  for (const { name, reason } of left) write(`not run: ${name}: ${reason}`);

  await using cleanup = new AsyncDisposableStack();
  let isWhole = false;
  // A test that Ctrl-C cut short has not removed what it started.
  cleanup.defer(() => (isWhole ? removeOwn() : removeEmptyFolders()));
  const step = <Result>(lane: string, name: string, run: () => Promise<Result>) =>
    reportStep(write, `${lane.padEnd(10)}  ${name}`, () => measureStep(lane, name, run));
  const deployment = await deployAll(names, environment, { cleanup, signal, step });
  cleanup.defer(() => write('removing what was started …'));

  // Without arguments and with Docker there are both emulators.
  isWhole = values.target.length === 0 && deployment.emulators.length > 1;
  const passed = await runTests(deployment, isWhole, signal);
  if (values.watch) await watchAndRetest(deployment, { signal, step }, write);
  else if (!passed) throw await explainFailedTests(deployment);
});
