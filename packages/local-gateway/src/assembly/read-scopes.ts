import type { FindPhysicalIds } from '../cloudformation/emulator-names.ts';
import { createResolver } from '../cloudformation/resolve-value.ts';
import type { Resource, StackScope } from '../cloudformation/template.ts';
import { type AssemblyStack, readTemplate } from './read-assembly.ts';

/** A resource that exists, and its stack. */
export interface PlacedResource {
  readonly scope: StackScope;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The outermost stacks with all that is nested in them. */
export async function readScopes(
  stacks: readonly AssemblyStack[],
  findPhysicalIds: FindPhysicalIds,
): Promise<StackScope[]> {
  const scopes: StackScope[] = [];
  for (const stack of stacks) {
    const physicalIds = await findPhysicalIds(stack.stackName, stack.region);
    const scope = { ...stack, parameters: {}, parent: undefined, children: new Map(), physicalIds };
    await readNestedStacks(scope, findPhysicalIds);
    scopes.push(scope);
  }
  return scopes;
}

async function readNestedStacks(
  scope: StackScope,
  findPhysicalIds: FindPhysicalIds,
): Promise<void> {
  const resolver = createResolver([]);
  for (const [logicalId, resource] of Object.entries(scope.template.Resources ?? {})) {
    if (resource.Type !== 'AWS::CloudFormation::Stack') continue;
    const url = resolver.resolveText(resource.Properties?.TemplateURL, scope);
    const asset = scope.findAsset(url.slice(url.lastIndexOf('/') + 1));
    if (asset === undefined) continue;
    const physicalId = scope.physicalIds.get(logicalId);
    const child: StackScope = {
      ...scope,
      stackName: nameOfStack(physicalId) ?? `${scope.stackName}-${logicalId}`,
      template: readTemplate(asset),
      parameters: readParameters(resource),
      parent: scope,
      children: new Map(),
      physicalIds:
        physicalId === undefined ? new Map() : await findPhysicalIds(physicalId, scope.region),
    };
    await readNestedStacks(child, findPhysicalIds);
    scope.children.set(logicalId, child);
  }
}

/** The name in a stack's ARN: `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/ID`. */
function nameOfStack(arn: string | undefined): string | undefined {
  return arn?.split('/')[1];
}

function readParameters({ Properties }: Resource): Record<string, unknown> {
  return { ...Object(Properties?.Parameters) };
}

/** All resources of these stacks and their nested ones, but for those whose condition does not hold. */
export function listResources(scopes: readonly StackScope[]): PlacedResource[] {
  const resolver = createResolver(scopes);
  const resources: PlacedResource[] = [];
  const pending = [...scopes];
  for (const scope of pending) {
    for (const [logicalId, resource] of Object.entries(scope.template.Resources ?? {})) {
      const { Type: type, Condition, Properties: properties = {} } = resource;
      if (Condition !== undefined && resolver.decide(Condition, scope) === false) continue;
      resources.push({ scope, logicalId, type, properties });
    }
    pending.push(...scope.children.values());
  }
  return resources;
}
