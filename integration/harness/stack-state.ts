import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from './aws-clients.ts';

/** The stacks of these names that there are. */
export async function describeStacks(
  { cloudFormation }: AwsClients,
  names: readonly string[],
): Promise<Stack[]> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.filter(
    ({ StackName = '', StackStatus }) =>
      names.includes(StackName) && StackStatus !== 'DELETE_COMPLETE',
  );
}

/** Whether nothing has happened to the stack in between. */
export function isUnchanged(earlier: Stack | undefined, later: Stack): boolean {
  return (
    earlier?.StackId === later.StackId &&
    earlier?.LastUpdatedTime?.getTime() === later.LastUpdatedTime?.getTime()
  );
}

export function isComplete({ StackStatus }: Stack): boolean {
  return StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE';
}

export function hasFailed({ StackStatus }: Stack): boolean {
  return /FAILED|ROLLBACK/.test(String(StackStatus));
}

/** Why a stack failed: its status and the resources that failed, with CloudFormation's reasons. */
export async function explainFailedStack(clients: AwsClients, stack: Stack): Promise<string> {
  const { StackName, StackStatus, StackStatusReason } = stack;
  const { StackEvents = [] } = await clients.cloudFormation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const reasons = StackEvents.filter(({ ResourceStatus = '' }) => /FAILED/.test(ResourceStatus))
    .filter(({ LogicalResourceId }) => LogicalResourceId !== StackName)
    .map((event) => `\n  ${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
  return `${StackStatus} (${StackStatusReason ?? 'no reason given'})${reasons.join('')}`;
}
