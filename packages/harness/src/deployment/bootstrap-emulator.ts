import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { DEFAULT_QUALIFIER } from '../assembly/read-assembly.ts';
import { findCdkPackages } from '../cdk/find-cdk-packages.ts';
import { createAwsClients } from '../emulator/aws-clients.ts';
import { EMULATED_REGION, TOOLKIT_STACK } from '../emulator/emulated-aws.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { describeStacks } from './stack-state.ts';

const CREATE_TIMEOUT_MS = 60_000;

export interface BootstrapOptions extends RunOptions {
  /** Defaults to us-east-1. */
  readonly region?: string;
  /** What tells the bootstrap stacks of one region apart; defaults to CDK's own. */
  readonly qualifier?: string;
}

/**
 * Bootstraps a region of an emulator for CDK with the template of the CDK CLI. `cdk bootstrap` takes 10 s
 * longer on LocalStack, because it checks every 5 s whether the stack is complete.
 *
 * @returns whether the region was bootstrapped by this call.
 * @throws HarnessError with evidence if the stack fails or is not complete within a minute.
 */
export async function bootstrapEmulator(
  emulator: StartedEmulator,
  appFolder: string,
  options: BootstrapOptions = {},
): Promise<boolean> {
  const { signal, step = runStep, region = EMULATED_REGION } = options;
  const { qualifier = DEFAULT_QUALIFIER } = options;
  const name = qualifier === DEFAULT_QUALIFIER ? TOOLKIT_STACK : `${TOOLKIT_STACK}-${qualifier}`;
  const task = { emulator, stacks: [{ name, region }], signal };
  return await withEvidence(task, (_clients, either) =>
    step(emulator.title, formatStep(region, qualifier), async () => {
      using clients = createAwsClients(emulator.endpoint, { region, signal: either });
      const findToolkit = async () => (await describeStacks(clients, [name]))[0];
      if (await findToolkit()) return false;
      await clients.cloudFormation.send(
        new CreateStackCommand({
          StackName: name,
          TemplateBody: await readTemplate(appFolder),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
          Parameters: [{ ParameterKey: 'Qualifier', ParameterValue: qualifier }],
        }),
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

function formatStep(region: string, qualifier: string): string {
  const parts = [
    ...(region === EMULATED_REGION ? [] : [region]),
    ...(qualifier === DEFAULT_QUALIFIER ? [] : [qualifier]),
  ];
  return ['bootstrap', ...parts].join(' ');
}

async function readTemplate(appFolder: string): Promise<string> {
  const { cdkFolder } = await findCdkPackages(appFolder);
  // The file that `cdk bootstrap --show-template` prints.
  const path = ['lib', 'api', 'bootstrap', 'bootstrap-template.yaml'];
  return await readFile(join(cdkFolder, ...path), 'utf8');
}
