import type { StackEvent } from '@aws-sdk/client-cloudformation';

/**
 * What stack events show that a stack's status does not: the resources that are not complete yet, and
 * those that the emulator only pretends to have created. LocalStack's free edition does so with custom
 * resources (4.14.0): its stacks end CREATE_COMPLETE, and an S3 notification of CDK's, for example, never
 * arrives.
 *
 * @param events the latest last.
 */
export function findObstacles(events: readonly StackEvent[]): readonly string[] {
  const latest = new Map(
    events
      .filter(({ ResourceType }) => ResourceType !== 'AWS::CloudFormation::Stack')
      .map((event) => [`${event.StackId} ${event.LogicalResourceId}`, event]),
  );
  const list = (found: (event: StackEvent) => boolean, format: (event: StackEvent) => string) =>
    [...new Set([...latest.values()].filter(found).map(format))].join(', ');
  const unfinished = list(
    ({ ResourceStatus = '' }) => ResourceStatus.endsWith('_IN_PROGRESS'),
    ({ LogicalResourceId, ResourceType }) => `${LogicalResourceId} (${ResourceType})`,
  );
  const pretended = list(
    ({ ResourceStatusReason = '' }) => /is not supported but/.test(ResourceStatusReason),
    ({ ResourceType }) => ResourceType ?? '',
  );
  return [
    ...(unfinished ? [`Not complete: ${unfinished}.`] : []),
    ...(pretended ? [`Without effect on this emulator: ${pretended}.`] : []),
  ];
}
