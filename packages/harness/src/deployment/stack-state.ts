import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../emulator/aws-clients.ts';

/** The outputs of each stack: stack name, output name, value. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The existing stacks with these names, or all. */
export async function describeStacks(
  { cloudFormation }: AwsClients,
  names?: readonly string[],
): Promise<Stack[]> {
  // All are listed, because CloudFormation answers a request for a missing stack with an error.
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.filter(
    ({ StackName = '', StackStatus }) =>
      StackStatus !== 'DELETE_COMPLETE' && (names === undefined || names.includes(StackName)),
  );
}

/**
 * The newest event of the stack itself, not of its resources: another one for each creation and update.
 * The time of the last update would not do, because LocalStack's stays that of the creation.
 */
export async function findLastEvent(
  { cloudFormation }: AwsClients,
  { StackId, StackName }: Stack,
): Promise<StackEvent | undefined> {
  // By id, because the name can be that of a stack created since.
  const command = new DescribeStackEventsCommand({ StackName: StackId });
  const { StackEvents = [] } = await cloudFormation.send(command);
  return StackEvents.find(({ LogicalResourceId }) => LogicalResourceId === StackName);
}

export function isComplete(status: string | undefined): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}

export function hasFailed({ StackStatus }: Stack): boolean {
  return /FAILED|ROLLBACK/.test(String(StackStatus));
}

/** Why a stack failed: its status, and the failed resources with CloudFormation's reasons. */
export async function explainFailedStack(clients: AwsClients, stack: Stack): Promise<string> {
  const { StackName, StackStatus, StackStatusReason } = stack;
  const { StackEvents = [] } = await clients.cloudFormation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const reasons = StackEvents.filter(({ ResourceStatus = '' }) => /FAILED/.test(ResourceStatus))
    .filter(({ LogicalResourceId }) => LogicalResourceId !== StackName)
    .map((event) => `\n  ${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
  // The stack's own reason only repeats which resources have failed.
  if (reasons.length > 0) return `${StackStatus}:${reasons.join('')}`;
  return `${StackStatus} (${StackStatusReason ?? 'no reason given'})`;
}

/**
 * The outputs of the stacks by stack name. Where stacks of several regions have the same name, all but
 * the first are named `<region>/<stack name>`.
 */
export function readOutputs(
  stacks: readonly (Stack & { readonly region?: string })[],
): StackOutputs {
  const outputs: Record<string, Readonly<Record<string, string>>> = {};
  for (const { StackName = '', Outputs = [], region } of stacks) {
    const key = StackName in outputs ? `${region}/${StackName}` : StackName;
    outputs[key] = Object.fromEntries(
      Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  }
  return outputs;
}
