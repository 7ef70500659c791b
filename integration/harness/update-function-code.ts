import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import type { StartedEmulator } from './emulator.ts';
import { onEmulator } from './on-emulator.ts';
import { pollUntil } from './poll-until.ts';

const UPDATE_TIMEOUT_MS = 30_000;

/**
 * Gives every function of the stacks new code through Lambda's own API, past CloudFormation, and
 * returns when it is live.
 */
export async function updateFunctionCode(
  emulator: StartedEmulator,
  stacks: readonly string[],
  archive: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  await onEmulator({ emulator, stacks, signal }, async ({ cloudFormation, lambda }) => {
    const update = async (FunctionName: string) => {
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: archive }));
      await pollUntil(`the new code of ${FunctionName} to be live`, UPDATE_TIMEOUT_MS, async () => {
        const command = new GetFunctionConfigurationCommand({ FunctionName });
        const { LastUpdateStatus } = await lambda.send(command);
        // MiniStack has none: its update is over when it answers.
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
