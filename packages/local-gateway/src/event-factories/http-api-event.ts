import type { HttpApiEvent, HttpApiPayload1Event } from '../event/lambda-events.ts';
import { createRequestId } from '../event/random-ids.ts';
import { httpApiOf } from '../http-api/http-api.ts';
import { toPayload1Event } from '../http-api/payload-1-event.ts';
import { toPayload2Event } from '../http-api/payload-2-event.ts';
import { createRequestRouter } from '../http-api/route-request.ts';
import { API_HOST, type EventRequest, type EventStage, receive } from './event-request.ts';

/** A request to an HTTP API. */
export interface HttpApiEventRequest extends EventRequest {
  /** `$default`, the default, or a method or `ANY` and a path: `GET /pets/{id}`. */
  readonly route?: string;
  /** `$default` by default. The path of a request to another stage begins with its name. */
  readonly stage?: EventStage;
  /** The payload format version; `2.0` by default. */
  readonly payload?: '1.0' | '2.0';
}

/**
 * The event that a function behind an HTTP API gets for a request. Throws an Error for a path that does
 * not reach the route or that API Gateway refuses.
 *
 * @example httpApiEvent({ path: '/pets/7', route: 'GET /pets/{id}' }).pathParameters?.id // '7'
 */
export function httpApiEvent(
  request?: HttpApiEventRequest & { readonly payload?: '2.0' },
): HttpApiEvent;
export function httpApiEvent(
  request: HttpApiEventRequest & { readonly payload: '1.0' },
): HttpApiPayload1Event;
export function httpApiEvent(
  request: HttpApiEventRequest = {},
): HttpApiEvent | HttpApiPayload1Event {
  const { route: key = '$default', stage = { name: '$default' }, payload = '2.0' } = request;
  const api = httpApiOf('function', payload);
  const { head, body } = receive(request, API_HOST);
  const routed = createRequestRouter({
    ...api,
    stages: [{ variables: {}, ...stage }],
    routes: api.routes.map((route) => ({ ...route, key })),
  })(head, createRequestId());
  if (routed.outcome === 'refused') {
    throw new Error(
      `Expected ${head.method} ${head.target} to reach the route ${key} on the stage ${stage.name}, got a ${routed.statusCode}.`,
    );
  }
  return payload === '2.0'
    ? toPayload2Event(routed.request, body)
    : toPayload1Event(routed.request, body);
}
