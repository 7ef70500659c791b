import { checkHttpApiSupport, defaultStackName, parseFrontDoor } from '@multiply/infra';
import { bootstrapEmulator, deployApp } from '../harness/deploy-app.ts';
import { formatCurl } from '../harness/format-curl.ts';
import { reportStep } from '../harness/report-step.ts';
import { findAddress } from '../targets/emulator-targets.ts';
import { infraFolder } from '../targets/workspace.ts';
import { findRunningEmulator } from './find-running-emulator.ts';
import { runEntry } from './run-entry.ts';

// pnpm deploy:local [--emulator localstack|ministack] [--endpoint URL] [--api http|rest|function-url]
// Deploys the stack to an emulator that runs already and says where it answers.

await runEntry(async (signal) => {
  const { endpoint, api } = await findRunningEmulator();
  const problem = await checkHttpApiSupport(endpoint);
  const frontDoor = api === undefined ? (problem ? 'rest' : 'http') : parseFrontDoor(api);
  if (frontDoor === 'http' && problem) throw new Error(problem);

  const options = { folder: infraFolder, endpoint, signal };
  const write = (line: string) => console.log(line);
  await reportStep(write, 'cdklocal bootstrap', () => bootstrapEmulator(options));
  const { changed, outputs } = await reportStep(write, `cdklocal deploy, api=${frontDoor}`, () =>
    deployApp({ api: frontDoor }, options),
  );

  const address = findAddress(endpoint, outputs[defaultStackName(frontDoor)] ?? {});
  console.log(`
${changed ? 'Deployed' : 'Nothing to do: it is deployed as it stands'}. Try it:

  ${formatCurl(address, '{"a":12,"b":3}')}
`);
});
