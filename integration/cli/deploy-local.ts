import {
  checkHttpApiSupport,
  defaultStackName,
  frontDoors,
  outputs as outputNames,
} from '@multiply/infra';
import { deployApp, formatCurl, reportSteps } from 'cdk-emulator-harness';
import { emulatorOptions, portVariables } from '../command/emulator-options.ts';
import { awaitEmulator, chooseEmulator, connectChosen } from '../command/find-running-emulator.ts';
import { parseChoice, runCommand } from '../command/run-command.ts';
import { EXAMPLE } from '../command/serve-function.ts';
import { infraFolder } from '../targets/emulators.ts';

const options = {
  ...emulatorOptions,
  api: {
    type: 'string',
    value: frontDoors.join('|'),
    help: 'the front door',
    otherwise: 'http, or rest where the emulator has no HTTP APIs',
  },
} as const;

await runCommand(
  {
    command: 'pnpm deploy:local',
    purpose: 'Deploys the stack to a running emulator and prints a curl command for it.',
    options,
    environment: portVariables,
    example: 'pnpm deploy:local --emulator ministack --api http',
  },
  async (values, signal) => {
    const chosen = await chooseEmulator(values, process.env);
    await awaitEmulator(chosen, { signal });
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
    if (values.api === undefined && problem) {
      console.log(
        "LocalStack's free edition has no HTTP APIs, so this is a REST API. For an HTTP API: pnpm deploy:local --emulator ministack",
      );
    }

    const app = { folder: infraFolder, context: { api } };
    const step = reportSteps(console.log);
    const deployed = await deployApp(emulator, app, { signal, step });
    const address = deployed.addressOf(defaultStackName(api), outputNames.url);
    console.log(`
${deployed.changed ? 'Deployed' : 'No changes'}. Try it:

  ${formatCurl(address, EXAMPLE)}
`);
  },
);
