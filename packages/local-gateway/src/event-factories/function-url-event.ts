import type { HttpApiEvent } from '../event/lambda-events.ts';
import { createUuid } from '../event/random-ids.ts';
import { toFunctionUrlEvent } from '../function-url/function-url-event.ts';
import { type EventRequest, receive } from './event-request.ts';

const URL_ID = 'local';

/**
 * The event that a function gets for a request to its URL.
 *
 * @example functionUrlEvent({ body: '{}' }).requestContext.http.method // 'POST'
 */
export function functionUrlEvent(request: EventRequest = {}): HttpApiEvent {
  const { head, body } = receive(request, `${URL_ID}.lambda-url.us-east-1.on.aws`);
  return toFunctionUrlEvent({ head, urlId: URL_ID, requestId: createUuid() }, body);
}
