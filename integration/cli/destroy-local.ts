import { defaultStackName, frontDoors } from '@multiply/infra';
import { removeStack, reportSteps } from 'cdk-emulator-harness';
import { emulatorOptions, findRunningEmulator } from '../command/find-running-emulator.ts';
import { runCommand } from '../command/run-command.ts';
import { removeBootstrap } from '../targets/remove-bootstrap.ts';

// Reverts `pnpm deploy:local` with any front door.

const usage = 'pnpm destroy:local [--emulator localstack|ministack] [--endpoint URL]';

await runCommand({ usage, options: emulatorOptions }, async (values, signal) => {
  const { name, emulator } = await findRunningEmulator(values, process.env);
  const step = reportSteps(console.log);
  for (const stack of frontDoors.map(defaultStackName)) {
    signal.throwIfAborted();
    await step(emulator.title, `remove ${stack}`, () => removeStack(emulator, stack));
  }
  const others = await step(emulator.title, 'remove the bootstrap stack', () =>
    removeBootstrap(emulator),
  );
  console.log(
    others.length > 0
      ? `The bootstrap stack stays on ${name}, because other stacks may need it: ${others.join(', ')}.`
      : `Nothing is left on ${name}.`,
  );
});
