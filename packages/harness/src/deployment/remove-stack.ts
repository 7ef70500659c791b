import { DeleteStackCommand, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { pollUntil } from '../process/poll-until.ts';
import { describeStacks } from './stack-state.ts';

const DELETE_TIMEOUT_MS = 60_000;

/**
 * Deletes a stack, with the log groups that the emulator has created for its functions: LocalStack
 * 4.14.0 ignores a function's own log group and writes to `/aws/lambda/<name>`, which belongs to no stack.
 *
 * @returns whether the stack existed.
 * @throws HarnessError if the stack is not deleted within a minute.
 */
export async function removeStack(
  { endpoint }: Pick<StartedEmulator, 'endpoint'>,
  name: string,
): Promise<boolean> {
  using clients = createAwsClients(endpoint);
  const { cloudFormation } = clients;
  const find = async () => (await describeStacks(clients, [name]))[0];
  if (!(await find())) return false;
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: name }),
  );
  await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  await pollUntil(`stack ${name} to be deleted`, DELETE_TIMEOUT_MS, async () => {
    const stack = await find();
    if (stack?.StackStatus !== 'DELETE_FAILED') return stack === undefined;
    throw new HarnessError({
      problem: `Expected stack ${name} to be deleted, got DELETE_FAILED: ${stack.StackStatusReason}`,
    });
  });
  for (const { ResourceType, PhysicalResourceId } of StackResources) {
    if (ResourceType !== 'AWS::Lambda::Function') continue;
    await removeLogGroup(clients, `/aws/lambda/${PhysicalResourceId}`);
  }
  return true;
}

async function removeLogGroup({ logs }: AwsClients, logGroupName: string): Promise<void> {
  try {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
}
