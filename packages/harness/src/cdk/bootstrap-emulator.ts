import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { TOOLKIT_STACK } from '../emulator/emulated-aws.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { describeStacks } from './stack-state.ts';

const CREATE_TIMEOUT_MS = 60_000;

/**
 * Bootstraps an emulator for CDK with the template of the CDK CLI in the app's packages. `cdk bootstrap`
 * takes 10 s longer on LocalStack, because it checks every 5 s whether the stack is complete.
 *
 * @returns whether the emulator was bootstrapped by this call.
 * @throws HarnessError with evidence if the stack fails or is not complete within a minute.
 */
export async function bootstrapEmulator(
  emulator: StartedEmulator,
  appFolder: string,
  { signal, step = runStep }: RunOptions = {},
): Promise<boolean> {
  const task = { emulator, stacks: [TOOLKIT_STACK], signal };
  return await withEvidence(task, (clients, either) =>
    step(emulator.title, 'bootstrap', async () => {
      const findToolkit = async () => (await describeStacks(clients, [TOOLKIT_STACK]))[0];
      if (await findToolkit()) return false;
      await clients.cloudFormation.send(
        new CreateStackCommand({
          StackName: TOOLKIT_STACK,
          TemplateBody: await readTemplate(appFolder),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
        { abortSignal: either },
      );
      await pollUntil('the bootstrap stack to be complete', CREATE_TIMEOUT_MS, async () => {
        either.throwIfAborted();
        const status = (await findToolkit())?.StackStatus;
        if (status === 'CREATE_IN_PROGRESS') return false;
        if (status === 'CREATE_COMPLETE') return true;
        throw new Error(`Expected the bootstrap stack to be complete, got ${status}`);
      });
      return true;
    }),
  );
}

function readTemplate(appFolder: string): Promise<string> {
  const manifest = createRequire(join(appFolder, 'package.json')).resolve('aws-cdk/package.json');
  // The file that `cdk bootstrap --show-template` prints.
  const path = ['lib', 'api', 'bootstrap', 'bootstrap-template.yaml'];
  return readFile(join(dirname(manifest), ...path), 'utf8');
}
