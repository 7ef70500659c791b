import { comparePatterns, matchSegments } from '../event/path-pattern.ts';
import type { RestMethod } from './rest-api.ts';

/** The method that answers a request. */
export interface MethodMatch {
  readonly method: RestMethod;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Resource {
  readonly segments: readonly string[];
  readonly methods: Map<string, RestMethod>;
}

/**
 * A function that finds the method for a path without its stage. The resource is chosen first, by path
 * alone: text before a parameter before a greedy one, segment by segment, and a deeper resource that
 * does not fit leaves the request to a greedy one further up (recorded by the authors of
 * localstack/localstack, TestApigatewayRouting). Then the method, before ANY. Paths stay encoded.
 */
export function createMethodMatcher(
  methods: readonly RestMethod[],
): (method: string, path: string) => MethodMatch | undefined {
  const resources = groupByResource(methods).sort((a, b) =>
    comparePatterns(a.segments, b.segments),
  );
  return (name, path) => {
    // Recorded: slashes at the end do not matter.
    const segments = path.replace(/\/+$/, '').slice(1).split('/');
    for (const resource of resources) {
      const pathParameters = matchSegments(resource.segments, segments);
      if (pathParameters === undefined) continue;
      const method = resource.methods.get(name) ?? resource.methods.get('ANY');
      return method && { method, pathParameters };
    }
    return undefined;
  };
}

function groupByResource(methods: readonly RestMethod[]): Resource[] {
  const resources = new Map<string, Resource>();
  for (const method of methods) {
    const { resourcePath } = method;
    const resource = resources.get(resourcePath) ?? {
      segments: resourcePath.slice(1).split('/'),
      methods: new Map(),
    };
    resource.methods.set(method.method, method);
    resources.set(resourcePath, resource);
  }
  return [...resources.values()];
}
