import type { Resolver } from '../cloudformation/resolve-value.ts';
import { isRecord } from '../response/result-fields.ts';
import type { NotServedList } from './not-served.ts';
import type { FindFunction } from './read-functions.ts';
import type { PlacedResource } from './read-scopes.ts';

/** What the readers of APIs and URLs share. */
export interface AssemblyReader {
  readonly resources: readonly PlacedResource[];
  readonly resolver: Resolver;
  readonly findFunction: FindFunction;
  readonly notServed: NotServedList;
}

/** A resource with its properties resolved. */
export interface ResolvedResource extends PlacedResource {
  /** What `Ref` gives, by which other resources refer to it. */
  readonly ref: string;
}

/** The resources of a type, resolved. */
export function resourcesOf(reader: AssemblyReader, type: string): ResolvedResource[] {
  return reader.resources
    .filter((resource) => resource.type === type)
    .map((resource) => {
      const { scope, logicalId } = resource;
      const properties = reader.resolver.resolve(resource.properties, scope);
      return {
        ...resource,
        properties: isRecord(properties) ? properties : {},
        ref: reader.resolver.resolveText({ Ref: logicalId }, scope),
      };
    });
}

/** A property as text; empty when it is absent. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}

/** A property as strings by name. */
export function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, textOf(field)]));
}

/** The function's ARN in an integration's URI, which may be the ARN itself. */
export function functionArnOf(uri: string): string {
  return /\/functions\/([^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
