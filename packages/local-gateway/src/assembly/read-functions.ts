import type { Resolver } from '../cloudformation/resolve-value.ts';
import { placeOf } from '../cloudformation/template.ts';
import { isRecord } from '../response/result-fields.ts';
import type { FunctionDefinition, NodeRuntime } from '../runtime/function-definition.ts';
import type { CodeFolders } from './find-code.ts';
import type { NotServedList, Placeholder } from './not-served.ts';
import type { PlacedResource } from './read-scopes.ts';

/** A function of an assembly: what it takes to run it, or why it does not run here. */
export type AssemblyFunction =
  | {
      readonly kind: 'runs';
      readonly definition: FunctionDefinition;
      readonly placeholders: readonly Placeholder[];
    }
  | { readonly kind: 'not_served'; readonly reason: string };

/** Finds a function by its ARN, which may have a version or an alias at its end. */
export type FindFunction = (arn: string) => { readonly arn: string } & AssemblyFunction;

const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

/** Reads functions when an API or a URL asks for them, as code may have to be unpacked. */
export function createFunctionFinder(
  resources: readonly PlacedResource[],
  resolver: Resolver,
  code: CodeFolders,
  notServed: NotServedList,
): FindFunction {
  const byArn = new Map<string, PlacedResource>();
  for (const resource of resources) {
    if (resource.type !== 'AWS::Lambda::Function') continue;
    const { scope, logicalId } = resource;
    byArn.set(resolver.resolveText({ 'Fn::GetAtt': [logicalId, 'Arn'] }, scope), resource);
  }
  const layers = createLayerFinder(resources, resolver, code, notServed);
  const found = new Map<string, AssemblyFunction>();
  return (qualified) => {
    const arn = qualified.split(':').slice(0, 7).join(':');
    const resource = byArn.get(arn);
    const known =
      found.get(arn) ??
      (resource === undefined
        ? { kind: 'not_served', reason: `the function ${arn} is not in the assembly` }
        : readFunction(resource, resolver, code, layers));
    found.set(arn, known);
    return { arn, ...known };
  };
}

function readFunction(
  { scope, logicalId, properties }: PlacedResource,
  resolver: Resolver,
  code: CodeFolders,
  findLayers: (resource: unknown, function_: PlacedResource) => string[],
): AssemblyFunction {
  const refuse = (reason: string): AssemblyFunction => ({
    kind: 'not_served',
    reason: `the function ${logicalId} does not run here: ${reason}`,
  });
  if (properties.PackageType === 'Image') return refuse('it is a container image');
  const runtime = resolver.resolveText(properties.Runtime, scope);
  if (!isNodeRuntime(runtime)) {
    return refuse(
      `its runtime is ${runtime === '' ? 'not given' : runtime}, and only Node.js runs`,
    );
  }
  const found = code.find(properties.Code, scope);
  if ('reason' in found) return refuse(found.reason);
  const resource = { scope, logicalId, type: 'AWS::Lambda::Function', properties };
  const { environment, placeholders } = readEnvironment(resource, resolver);
  return {
    kind: 'runs',
    placeholders,
    definition: {
      name: resolver.resolveText({ Ref: logicalId }, scope),
      code: {
        folder: found.folder,
        handler: resolver.resolveText(properties.Handler, scope),
      },
      runtime,
      timeoutMs: readNumber(properties.Timeout, DEFAULT_TIMEOUT_SECONDS, resource, resolver) * 1000,
      memoryMb: readNumber(properties.MemorySize, DEFAULT_MEMORY_MB, resource, resolver),
      environment: { AWS_REGION: scope.region, ...environment },
      layerFolders: findLayers(properties.Layers, resource),
    },
  };
}

function isNodeRuntime(runtime: string): runtime is NodeRuntime {
  return /^nodejs\d+\.x$/.test(runtime);
}

function readNumber(
  value: unknown,
  otherwise: number,
  { scope }: PlacedResource,
  resolver: Resolver,
): number {
  const text = resolver.resolveText(value, scope);
  return text === '' || Number.isNaN(Number(text)) ? otherwise : Number(text);
}

function readEnvironment({ scope, logicalId, properties }: PlacedResource, resolver: Resolver) {
  const { Environment } = properties;
  const variables = isRecord(Environment) ? Environment.Variables : undefined;
  const environment: Record<string, string> = {};
  const placeholders: Placeholder[] = [];
  for (const [variable, value] of Object.entries(isRecord(variables) ? variables : {})) {
    const references = new Set<string>();
    const text = resolver.resolveText(value, scope, (reference) => references.add(reference));
    environment[variable] = text;
    for (const reference of references) {
      placeholders.push({ ...placeOf(scope, logicalId), variable, reference, value: text });
    }
  }
  return { environment, placeholders };
}

/** Finds the folders of layers by their ARNs. A layer that is not in the assembly is listed. */
function createLayerFinder(
  resources: readonly PlacedResource[],
  resolver: Resolver,
  code: CodeFolders,
  notServed: NotServedList,
): (layers: unknown, owner: PlacedResource) => string[] {
  const byArn = new Map<string, PlacedResource>();
  for (const resource of resources) {
    if (resource.type !== 'AWS::Lambda::LayerVersion') continue;
    byArn.set(resolver.resolveText({ Ref: resource.logicalId }, resource.scope), resource);
  }
  return (layers, owner) => {
    const arns = resolver.resolve(layers ?? [], owner.scope);
    return (Array.isArray(arns) ? arns : []).flatMap((arn) => {
      const layer = byArn.get(String(arn));
      const found = layer && code.find(layer.properties.Content, layer.scope);
      if (found !== undefined && 'folder' in found) return [found.folder];
      const reason = found?.reason ?? 'it is not in the assembly';
      notServed.add(owner, `layer ${String(arn)}`, `${reason}, so the function runs without it`);
      return [];
    });
  };
}
