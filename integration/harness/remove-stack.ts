import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsClients } from './aws-clients.ts';
import { pollUntil } from './poll-until.ts';

const DELETE_TIMEOUT_MS = 60_000;

/** The stack of that name, or undefined when there is none. */
export async function findStack(
  { cloudFormation }: AwsClients,
  name: string,
): Promise<Stack | undefined> {
  // By listing them all: asked for one that does not exist, CloudFormation answers with an error.
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.find(
    ({ StackName, StackStatus }) => StackName === name && StackStatus !== 'DELETE_COMPLETE',
  );
}

/**
 * Deletes a stack and waits until it is gone, with the log groups that the emulator made for its
 * functions: LocalStack 4.14.0 ignores a function's own log group and writes to
 * `/aws/lambda/<name>`, which belongs to no stack.
 */
export async function removeStack(clients: AwsClients, name: string): Promise<void> {
  const { cloudFormation } = clients;
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: name }),
  );
  await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  await pollUntil(`stack ${name} to be deleted`, DELETE_TIMEOUT_MS, async () => {
    const stack = await findStack(clients, name);
    if (stack?.StackStatus !== 'DELETE_FAILED') return stack === undefined;
    throw new Error(`Stack ${name} could not be deleted: ${stack.StackStatusReason}`);
  });
  for (const { ResourceType, PhysicalResourceId } of StackResources) {
    if (ResourceType !== 'AWS::Lambda::Function') continue;
    await removeLogGroup(clients, `/aws/lambda/${PhysicalResourceId}`);
  }
}

async function removeLogGroup({ logs }: AwsClients, logGroupName: string): Promise<void> {
  try {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
}
