import type { RequestHead } from '../event/request-head.ts';
import { splitTarget } from '../event/request-path.ts';
import { createMethodMatcher } from './match-method.ts';
import type { RestApi } from './rest-api.ts';
import { type RestRequest, readStagedPath } from './rest-request.ts';

/** The two ids of a request to a REST API. */
export type RestRequestIds = Pick<RestRequest, 'requestId' | 'extendedRequestId'>;

/** A request that reaches a method, or the gateway's own error. */
export type RoutedToMethod =
  | { readonly outcome: 'routed'; readonly request: RestRequest }
  | { readonly outcome: 'refused'; readonly error: 'unknownStage' | 'noMethod' };

/** A function that finds the stage and the method of a request to a REST API. */
export function createMethodRouter(
  api: RestApi,
): (head: RequestHead, ids: RestRequestIds) => RoutedToMethod {
  const matchMethod = createMethodMatcher(api.methods);
  return (head, ids) => {
    const { path: written, query } = splitTarget(head.target);
    const staged = readStagedPath(api.stages, written);
    if (staged === undefined) return { outcome: 'refused', error: 'unknownStage' };
    const match = matchMethod(head.method, staged.path);
    if (match === undefined) return { outcome: 'refused', error: 'noMethod' };
    const { binaryMediaTypes } = api;
    const request = { head, apiId: api.id, ...ids, ...staged, ...match, query, binaryMediaTypes };
    return { outcome: 'routed', request };
  };
}
