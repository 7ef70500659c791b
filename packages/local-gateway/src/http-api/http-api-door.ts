import type { Buffer } from 'node:buffer';
import { isPreflight, preflightHeaders, withCorsHeaders } from '../cors/preflight.ts';
import { isTextType } from '../event/encode-body.ts';
import { isTooLargeForLambda, maxEventBodyBytes } from '../event/event-size.ts';
import { createRequestId } from '../event/random-ids.ts';
import { findHeader, type RequestHead } from '../event/request-head.ts';
import { toPayload2Answer } from '../payload-2/payload-2-answer.ts';
import { type Answer, messageAnswer } from '../response/answer.ts';
import { RefusedResult } from '../response/refused-result.ts';
import { type DoorFunctions, invokeWithin } from '../server/door-functions.ts';
import type { Exchange, FrontDoor } from '../server/front-door.ts';
import type { HttpApi, HttpApiIntegration } from './http-api.ts';
import type { HttpApiRequest } from './http-api-request.ts';
import { toPayload1Answer } from './payload-1-answer.ts';
import { toPayload1Event } from './payload-1-event.ts';
import { toPayload2Event } from './payload-2-event.ts';
import { createRequestRouter } from './route-request.ts';

type FunctionIntegration = HttpApiIntegration & { readonly kind: 'function' };

const MESSAGES = {
  400: 'Bad Request',
  404: 'Not Found',
  408: 'Request Timeout',
  413: 'Request Entity Too Large',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
} as const;

const ID_HEADER = 'apigw-requestid';

/** The front door of an HTTP API. */
export function createHttpApiDoor(api: HttpApi, functions: DoorFunctions): FrontDoor {
  const routeRequest = createRequestRouter(api);
  return {
    open(head) {
      const requestId = createRequestId();
      if (api.cors !== undefined && isPreflight(head)) {
        const headers = preflightHeaders(api.cors, findHeader(head, 'origin'));
        return settled({ statusCode: 204, headers: withId(headers, requestId), body: '' });
      }
      const finish = (answer: Answer): Answer => finishAnswer(answer, api, head, requestId);
      const routed = routeRequest(head, requestId);
      if (routed.outcome === 'refused') return settled(finish(errorAnswer(routed.statusCode)));
      const { request, integration } = routed;
      if (integration.kind === 'not_served') {
        return settled(finish(messageAnswer(501, integration.reason)));
      }
      return {
        maxBodyBytes: maxEventBodyBytes(isTextType(findHeader(head, 'content-type'))),
        tooLarge: () => finish(errorAnswer(413)),
        answer: async (body) =>
          finish(await answerByFunction(request, body, integration, functions)),
      };
    },
    refuse: (statusCode) => {
      const { headers, ...answer } = errorAnswer(statusCode);
      return { ...answer, headers: withId(headers, createRequestId()) };
    },
  };
}

/** An exchange whose answer does not depend on the body. */
function settled(answer: Answer): Exchange {
  return {
    maxBodyBytes: Number.POSITIVE_INFINITY,
    tooLarge: () => answer,
    answer: async () => answer,
  };
}

async function answerByFunction(
  request: HttpApiRequest,
  body: Buffer,
  integration: FunctionIntegration,
  functions: DoorFunctions,
): Promise<Answer> {
  const is2 = integration.payload === '2.0';
  const event = is2 ? toPayload2Event(request, body) : toPayload1Event(request, body);
  if (isTooLargeForLambda(event, body.length)) return errorAnswer(413);
  const invocation = await invokeWithin(functions, integration, event, {
    traceId: is2 ? event.headers['x-amzn-trace-id'] : event.headers['X-Amzn-Trace-Id'],
  });
  if (invocation.outcome === 'returned') {
    try {
      return is2
        ? toPayload2Answer(invocation.payload, 'text/plain; charset=utf-8')
        : toPayload1Answer(invocation.payload);
    } catch (error) {
      if (!(error instanceof RefusedResult)) throw error;
      functions.report(error, integration.functionName);
      return errorAnswer(500);
    }
  }
  // Measured on AWS: the gateway's own time-out is a 503 while the function runs on
  // (compiler-explorer/explain, pull request 19); the function's is an error like any other
  // (denoland/deno_registry2, issue 87).
  return errorAnswer(invocation.outcome === 'integration_timed_out' ? 503 : 500);
}

function errorAnswer(statusCode: keyof typeof MESSAGES): Answer {
  return messageAnswer(statusCode, MESSAGES[statusCode]);
}

function finishAnswer(answer: Answer, api: HttpApi, head: RequestHead, requestId: string): Answer {
  const headers =
    api.cors === undefined
      ? answer.headers
      : withCorsHeaders(answer.headers, api.cors, findHeader(head, 'origin'));
  return { ...answer, headers: withId(headers, requestId) };
}

/** A name as it was recorded: `myheader` is sent as `Myheader` (aws/aws-lambda-dotnet, V2_HandlesHeadersCorrectly). */
function capitalizeName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The gateway's own id goes before one that the function sends. */
function withId(headers: readonly string[], requestId: string): string[] {
  const others = headers.includes(ID_HEADER)
    ? headers.filter((_text, index) => headers[index - (index % 2)] !== ID_HEADER)
    : headers;
  return [...others, ID_HEADER, requestId].map((text, index) =>
    index % 2 === 0 ? capitalizeName(text) : text,
  );
}
