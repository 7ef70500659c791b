import { defaultStackName, frontDoors } from '@multiply/infra';
import { createAwsClients } from '../harness/aws-clients.ts';
import { removeBootstrap } from '../harness/remove-bootstrap.ts';
import { findStack, removeStack } from '../harness/remove-stack.ts';
import { reportStep } from '../harness/report-step.ts';
import { findRunningEmulator } from './find-running-emulator.ts';
import { runEntry } from './run-entry.ts';

// pnpm destroy:local [--emulator localstack|ministack] [--endpoint URL]
// Undoes `pnpm deploy:local`, whatever front doors it deployed.

await runEntry(async (signal) => {
  const { name, endpoint } = await findRunningEmulator();
  using clients = createAwsClients(endpoint);
  const write = (line: string) => console.log(line);
  for (const stack of frontDoors.map(defaultStackName)) {
    signal.throwIfAborted();
    if (!(await findStack(clients, stack))) continue;
    await reportStep(write, `remove ${stack}`, () => removeStack(clients, stack));
  }
  const others = await reportStep(write, 'remove the bootstrap stack', () =>
    removeBootstrap(clients),
  );
  console.log(
    others.length > 0
      ? `The bootstrap stack stays on ${name} for the other stacks there: ${others.join(', ')}.`
      : `Nothing of it is left on ${name}.`,
  );
});
