import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
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

/** Whether the stack was neither created nor updated in between. */
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
