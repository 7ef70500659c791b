import type { RequestHead } from '../event/request-head.ts';
import { decodeHttpApiPath, splitTarget } from '../event/request-path.ts';
import { findStage } from './find-stage.ts';
import type { HttpApi, HttpApiIntegration } from './http-api.ts';
import type { HttpApiRequest } from './http-api-request.ts';
import { createRouteMatcher } from './match-route.ts';

/** A request that takes a route, or the status of the gateway's own answer. */
export type RoutedRequest =
  | {
      readonly outcome: 'routed';
      readonly request: HttpApiRequest;
      readonly integration: HttpApiIntegration;
    }
  | { readonly outcome: 'refused'; readonly statusCode: 400 | 404 };

/** A function that finds the stage and the route of a request to an HTTP API. */
export function createRequestRouter(
  api: HttpApi,
): (head: RequestHead, requestId: string) => RoutedRequest {
  const matchRoute = createRouteMatcher(api.routes);
  return (head, requestId) => {
    const { path: encodedPath, query } = splitTarget(head.target);
    const path = decodeHttpApiPath(encodedPath);
    if (path === undefined) return { outcome: 'refused', statusCode: 400 };
    const staged = findStage(api.stages, path);
    const match = staged && matchRoute(head.method, staged.routePath);
    if (staged === undefined || match === undefined) {
      return { outcome: 'refused', statusCode: 404 };
    }
    const { key: routeKey, integration } = match.route;
    const request = {
      head,
      apiId: api.id,
      requestId,
      encodedPath,
      path,
      query,
      routeKey,
      pathParameters: match.pathParameters,
      stage: staged.stage,
    };
    return { outcome: 'routed', request, integration };
  };
}
