import type { StackResource } from '@aws-sdk/client-cloudformation';

/**
 * The Lambda functions among the resources of a stack.
 *
 * @param name a function's own name, or the path or id of its construct in the stack; all by default.
 */
export function selectFunctions(
  resources: readonly StackResource[],
  name?: string,
): readonly StackResource[] {
  return resources.filter(
    (resource) =>
      resource.ResourceType === 'AWS::Lambda::Function' &&
      (name === undefined || isNamed(resource, name)),
  );
}

function isNamed(
  { PhysicalResourceId, LogicalResourceId = '' }: StackResource,
  name: string,
): boolean {
  if (name === PhysicalResourceId || name === LogicalResourceId) return true;
  // CDK makes a logical id of the construct's path and a hash of 8 digits.
  return LogicalResourceId.slice(0, -8) === name.replace(/[^A-Za-z0-9]/g, '');
}

/** An error that names the functions that exist, where the wanted one does not. */
export function unknownFunctionError(
  name: string | undefined,
  known: readonly StackResource[],
): Error {
  const wanted = name === undefined ? 'a function' : `a function named ${name}`;
  const names = known.map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
  return new Error(`Expected ${wanted}, got ${names.join(', ') || 'none'}`);
}
