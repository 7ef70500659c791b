import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import type { StartedEmulator } from './emulator.ts';
import { measureStep } from './measure-step.ts';
import { onEmulator } from './on-emulator.ts';
import { pollUntil } from './poll-until.ts';
import { findStack } from './remove-stack.ts';

const TOOLKIT = 'CDKToolkit';
const CREATE_TIMEOUT_MS = 60_000;

/**
 * Bootstraps an emulator for CDK with the template that the CLI of the app in `folder` carries. The
 * CLI would take 10 s more on LocalStack: it asks every 5 s whether the stack is complete.
 *
 * @returns whether there was none yet.
 * @throws Error with evidence when the stack fails or is not complete in a minute.
 */
export async function createBootstrapStack(
  emulator: StartedEmulator,
  folder: string,
  signal: AbortSignal,
): Promise<boolean> {
  const task = { emulator, stacks: [TOOLKIT], signal };
  return await onEmulator(task, (clients, either) =>
    measureStep(emulator.title, 'bootstrap', async () => {
      if (await findStack(clients, TOOLKIT)) return false;
      await clients.cloudFormation.send(
        new CreateStackCommand({
          StackName: TOOLKIT,
          TemplateBody: await readTemplate(folder),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
        { abortSignal: either },
      );
      await pollUntil('the bootstrap stack to be complete', CREATE_TIMEOUT_MS, async () => {
        either.throwIfAborted();
        const status = (await findStack(clients, TOOLKIT))?.StackStatus;
        if (status === 'CREATE_IN_PROGRESS') return false;
        if (status === 'CREATE_COMPLETE') return true;
        throw new Error(`Expected the bootstrap stack to be complete, got ${status}`);
      });
      return true;
    }),
  );
}

function readTemplate(folder: string): Promise<string> {
  const cli = dirname(createRequire(join(folder, 'package.json')).resolve('aws-cdk/package.json'));
  // Where `cdk bootstrap --show-template` reads it.
  return readFile(join(cli, 'lib', 'api', 'bootstrap', 'bootstrap-template.yaml'), 'utf8');
}
