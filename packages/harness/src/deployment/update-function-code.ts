import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { zipFolder } from './zip-folder.ts';

const UPDATE_TIMEOUT_MS = 30_000;

/**
 * Replaces the code of every function of the stacks with the files of a folder, through Lambda's own API
 * instead of CloudFormation, and returns when the code is live.
 */
export async function updateFunctionCode(
  emulator: StartedEmulator,
  stacks: readonly string[],
  codeFolder: string,
  { signal }: RunOptions = {},
): Promise<void> {
  const archive = await zipFolder(codeFolder);
  await withEvidence({ emulator, stacks, signal }, async ({ cloudFormation, lambda }) => {
    const update = async (FunctionName: string) => {
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: archive }));
      await pollUntil(`the new code of ${FunctionName} to be live`, UPDATE_TIMEOUT_MS, async () => {
        const command = new GetFunctionConfigurationCommand({ FunctionName });
        const { LastUpdateStatus } = await lambda.send(command);
        // MiniStack reports no status: its update is complete when it answers.
        return LastUpdateStatus === undefined || LastUpdateStatus === 'Successful';
      });
    };
    for (const StackName of stacks) {
      const command = new DescribeStackResourcesCommand({ StackName });
      const { StackResources = [] } = await cloudFormation.send(command);
      const functions = StackResources.filter(
        ({ ResourceType }) => ResourceType === 'AWS::Lambda::Function',
      );
      await Promise.all(functions.map(({ PhysicalResourceId = '' }) => update(PhysicalResourceId)));
    }
  });
}
