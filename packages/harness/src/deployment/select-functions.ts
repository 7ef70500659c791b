import type { StackResource } from '@aws-sdk/client-cloudformation';

/** The Lambda functions among the resources of a stack. */
export function selectFunctions(resources: readonly StackResource[]): readonly StackResource[] {
  return resources.filter(({ ResourceType }) => ResourceType === 'AWS::Lambda::Function');
}

/** Whether the function has this name, or its construct this path or id in the stack. */
export function isNamed(
  { PhysicalResourceId, LogicalResourceId = '' }: StackResource,
  name: string,
): boolean {
  if (name === PhysicalResourceId || name === LogicalResourceId) return true;
  // CDK makes a logical id of the construct's path and a hash of 8 digits.
  return LogicalResourceId.slice(0, -8) === name.replace(/[^A-Za-z0-9]/g, '');
}

/** That no function has this name, or there is none at all, and which functions there are. */
export function unknownFunctionError(
  name: string | undefined,
  known: readonly StackResource[],
): Error {
  const wanted = name === undefined ? 'a function' : `a function named ${name}`;
  const names = known.map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
  return new Error(`Expected ${wanted}, got ${names.join(', ') || 'none'}`);
}
