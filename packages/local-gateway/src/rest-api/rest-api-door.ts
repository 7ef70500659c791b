import type { Buffer } from 'node:buffer';
import { isTooLargeForLambda, maxEventBodyBytes } from '../event/event-size.ts';
import {
  completeTraceId,
  createRequestId,
  createTraceId,
  createUuid,
} from '../event/random-ids.ts';
import { findHeader, type RequestHead } from '../event/request-head.ts';
import { type Answer, messageAnswer } from '../response/answer.ts';
import { RefusedResult } from '../response/refused-result.ts';
import { type DoorFunctions, invokeWithin } from '../server/door-functions.ts';
import type { Exchange, FrontDoor } from '../server/front-door.ts';
import { firstAccepted, isBinaryType } from './binary-types.ts';
import { type REST_ERRORS, restErrorAnswer } from './gateway-responses.ts';
import { mockAnswer } from './mock-integration.ts';
import { BadBase64, toRestAnswer } from './rest-answer.ts';
import type { RestApi, RestIntegration } from './rest-api.ts';
import { toRestEvent } from './rest-event.ts';
import type { RestRequest } from './rest-request.ts';
import { createMethodRouter } from './route-to-method.ts';

type FunctionIntegration = RestIntegration & { readonly kind: 'function' };

const REFUSALS = {
  400: 'badRequest',
  408: 'requestTimeout',
  431: 'headersTooLarge',
  501: 'notImplemented',
} as const satisfies Record<number, keyof typeof REST_ERRORS>;

/** The front door of a REST API. */
export function createRestApiDoor(api: RestApi, functions: DoorFunctions): FrontDoor {
  const routeToMethod = createMethodRouter(api);
  const error = (name: keyof typeof REST_ERRORS) => restErrorAnswer(name, api.gatewayResponses);
  return {
    open(head) {
      const ids = { requestId: createUuid(), extendedRequestId: createRequestId() };
      const finish = (answer: Answer) => withIds(answer, ids);
      const settled = (answer: Answer): Exchange => ({
        maxBodyBytes: Number.POSITIVE_INFINITY,
        tooLarge: () => finish(error('tooLarge')),
        answer: async () => finish(answer),
      });
      const routed = routeToMethod(head, ids);
      if (routed.outcome === 'refused') return settled(error(routed.error));
      const { request } = routed;
      const { integration } = request.method;
      if (integration.kind === 'mock') return settled(mockAnswer(integration, head));
      if (integration.kind === 'not_served') {
        return settled(messageAnswer(501, integration.reason));
      }
      const isText = !isBinaryType(api.binaryMediaTypes, findHeader(head, 'content-type'));
      return {
        maxBodyBytes: maxEventBodyBytes(isText),
        tooLarge: () => finish(error('tooLarge')),
        answer: async (body) => finish(await answerByFunction(request, body, integration)),
      };
    },
    refuse: (statusCode) =>
      withIds(error(REFUSALS[statusCode]), {
        requestId: createUuid(),
        extendedRequestId: createRequestId(),
      }),
  };

  async function answerByFunction(
    request: RestRequest,
    body: Buffer,
    integration: FunctionIntegration,
  ): Promise<Answer> {
    const event = toRestEvent(request, body);
    if (isTooLargeForLambda(event, body.length)) return error('tooLarge');
    const invocation = await invokeWithin(functions, integration, event, {
      traceId: event.headers['X-Amzn-Trace-Id'],
    });
    if (invocation.outcome === 'integration_timed_out') return error('integrationTimeout');
    if (invocation.outcome !== 'returned') return error('badResult');
    try {
      return withTrace(toRestAnswer(invocation.payload, acceptsBytes(api, request.head)), event);
    } catch (refused) {
      if (!(refused instanceof RefusedResult)) throw refused;
      functions.report(refused, integration.functionName);
      return error(refused instanceof BadBase64 ? 'badBase64' : 'badResult');
    }
  }
}

/** Only the first type that the client accepts decides, whatever the function's content type. */
function acceptsBytes(api: RestApi, head: RequestHead): boolean {
  if (api.binaryMediaTypes.includes('*/*')) return true;
  const accepted = firstAccepted(findHeader(head, 'accept'));
  return accepted !== undefined && isBinaryType(api.binaryMediaTypes, accepted);
}

/** A trace has a parent in the answer, the client's or one that is made (recorded). */
function withTrace(answer: Answer, event: { headers: Record<string, string | undefined> }): Answer {
  const trace = event.headers['X-Amzn-Trace-Id'] ?? createTraceId(Date.now());
  return { ...answer, headers: [...answer.headers, 'X-Amzn-Trace-Id', completeTraceId(trace)] };
}

function withIds(
  answer: Answer,
  ids: { readonly requestId: string; readonly extendedRequestId: string },
): Answer {
  const { requestId, extendedRequestId } = ids;
  const headers = [
    ...answer.headers,
    'x-amzn-RequestId',
    requestId,
    'x-amz-apigw-id',
    extendedRequestId,
  ];
  return { ...answer, headers };
}
