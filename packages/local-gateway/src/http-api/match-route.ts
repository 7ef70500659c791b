import { comparePatterns, matchSegments } from '../event/path-pattern.ts';
import type { HttpApiRoute } from './http-api.ts';

/** The route that a request takes. */
export interface RouteMatch {
  readonly route: HttpApiRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * A function that finds the most specific route of a method and a decoded path without its stage
 * (API Gateway developer guide, Routes for HTTP APIs): a full match, then a greedy one, then
 * `$default`. Among full matches a segment's text goes before a parameter, and a method before ANY.
 */
export function createRouteMatcher(
  routes: readonly HttpApiRoute[],
): (method: string, path: string) => RouteMatch | undefined {
  const fallback = routes.find(({ key }) => key === '$default');
  const pathRoutes = routes
    .filter((route) => route !== fallback)
    .map((route) => {
      const [method = '', path = ''] = route.key.split(' ');
      return { route, method, segments: path.slice(1).split('/') };
    })
    .sort(
      (a, b) =>
        comparePatterns(a.segments, b.segments) ||
        Number(a.method === 'ANY') - Number(b.method === 'ANY'),
    );
  return (method, path) => {
    const segments = pathRoutes.length === 0 ? [] : path.slice(1).split('/');
    for (const candidate of pathRoutes) {
      if (candidate.method !== method && candidate.method !== 'ANY') continue;
      const pathParameters = matchSegments(candidate.segments, segments);
      if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}
