import {
  checkHttpApiSupport,
  defaultStackName,
  frontDoors,
  outputs as outputNames,
} from '@multiply/infra';
import { deployApp, formatCurl, reportSteps } from 'cdk-emulator-harness';
import {
  chooseEmulator,
  connectChosen,
  emulatorOptions,
} from '../command/find-running-emulator.ts';
import { parseChoice, runCommand } from '../command/run-command.ts';
import { infraFolder } from '../targets/emulators.ts';

// Deploys the stack to a running emulator and prints a curl command for it.

const usage =
  'pnpm deploy:local [--emulator localstack|ministack] [--endpoint URL] [--api http|rest|function-url]';
const options = { ...emulatorOptions, api: { type: 'string' } } as const;

await runCommand({ usage, options }, async (values, signal) => {
  const chosen = await chooseEmulator(values, process.env);
  // A new LocalStack takes seconds for its first answer, in which the app is synthesised.
  const emulator = connectChosen(chosen);
  // Awaited below; until then a failure is not an unhandled rejection.
  emulator.catch(() => {});
  const problem = await checkHttpApiSupport(chosen.endpoint).catch(async (error: Error) => {
    // Its error says more about what is there.
    await emulator;
    throw error;
  });
  const api = parseChoice('--api', values.api ?? (problem ? 'rest' : 'http'), frontDoors);
  if (api === 'http' && problem) throw new Error(problem);

  const app = { folder: infraFolder, context: { api } };
  const step = reportSteps(console.log);
  const deployed = await deployApp(emulator, app, { signal, step });
  const address = deployed.addressOf(defaultStackName(api), outputNames.url);
  console.log(`
${deployed.changed ? 'Deployed' : 'No changes'}. Try it:

  ${formatCurl(address, '{"a":12,"b":3}')}
`);
});
