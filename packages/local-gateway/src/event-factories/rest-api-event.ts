import type { RestApiEvent } from '../event/lambda-events.ts';
import { createRequestId, createUuid } from '../event/random-ids.ts';
import { DEFAULT_REST_STAGE, restApiOf } from '../rest-api/rest-api.ts';
import { toRestEvent } from '../rest-api/rest-event.ts';
import { createMethodRouter } from '../rest-api/route-to-method.ts';
import { API_HOST, type EventRequest, type EventStage, receive } from './event-request.ts';

/** A request to a REST API. Its path is without the stage. */
export interface RestApiEventRequest extends EventRequest {
  /** Such as `/pets/{id}`; by default `/` for the path `/` and `/{proxy+}` for any other. */
  readonly resource?: string;
  /** `prod` by default. */
  readonly stage?: EventStage;
  /** The API's binary media types; none by default, as an API has it unless it says otherwise. */
  readonly binaryMediaTypes?: readonly string[];
}

/**
 * The event that a function behind a REST API's Lambda proxy integration gets for a request. Throws an
 * Error for a path that does not reach the resource.
 *
 * @example restApiEvent({ path: '/pets/7', resource: '/pets/{id}' }).pathParameters?.id // '7'
 */
export function restApiEvent(request: RestApiEventRequest = {}): RestApiEvent {
  const { resource, stage = { name: DEFAULT_REST_STAGE }, binaryMediaTypes = [] } = request;
  const api = restApiOf('function');
  const { path = '/' } = request;
  const { head, body } = receive({ ...request, path: `/${stage.name}${path}` }, API_HOST);
  const [method] = api.methods;
  const methods =
    resource === undefined || method === undefined
      ? api.methods
      : [{ ...method, resourcePath: resource }];
  const routed = createMethodRouter({
    ...api,
    stages: [{ variables: {}, ...stage }],
    methods,
    binaryMediaTypes,
  })(head, { requestId: createUuid(), extendedRequestId: createRequestId() });
  if (routed.outcome === 'refused') {
    throw new Error(`Expected ${path} to reach the resource ${resource}, got a 403.`);
  }
  return toRestEvent(routed.request, body);
}
