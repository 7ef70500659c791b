import { defaultStackName, frontDoors } from '@multiply/infra';
import { removeStack, reportSteps } from 'cdk-emulator-harness';
import { emulatorOptions, portVariables } from '../command/emulator-options.ts';
import { findRunningEmulator } from '../command/find-running-emulator.ts';
import { runCommand } from '../command/run-command.ts';
import { removeBootstrap } from '../targets/remove-bootstrap.ts';

await runCommand(
  {
    command: 'pnpm destroy:local',
    purpose: 'Removes what `pnpm deploy:local` has deployed, with any front door.',
    options: emulatorOptions,
    environment: portVariables,
    example: 'pnpm destroy:local --emulator ministack',
  },
  async (values, signal) => {
    const { name, emulator } = await findRunningEmulator(values, process.env, { signal });
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
  },
);
