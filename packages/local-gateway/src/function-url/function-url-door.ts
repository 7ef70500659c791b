import type { Buffer } from 'node:buffer';
import { isPreflight, preflightHeaders, withCorsHeaders } from '../cors/preflight.ts';
import { isTextType } from '../event/encode-body.ts';
import { isTooLargeForLambda, maxEventBodyBytes } from '../event/event-size.ts';
import { createUuid } from '../event/random-ids.ts';
import { findHeader, type RequestHead } from '../event/request-head.ts';
import { toPayload2Answer } from '../payload-2/payload-2-answer.ts';
import { type Answer, messageAnswer } from '../response/answer.ts';
import { RefusedResult } from '../response/refused-result.ts';
import type { Invocation } from '../runtime/invocation.ts';
import type { DoorFunctions } from '../server/door-functions.ts';
import type { FrontDoor } from '../server/front-door.ts';
import type { FunctionUrl } from './function-url.ts';
import { type FunctionUrlRequest, toFunctionUrlEvent } from './function-url-event.ts';
import { toStreamedAnswer } from './streamed-answer.ts';

const MESSAGES = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Request Entity Too Large',
  431: 'Request Header Fields Too Large',
  501: 'Not Implemented',
} as const;

/** The front door of a function URL. */
export function createFunctionUrlDoor(url: FunctionUrl, functions: DoorFunctions): FrontDoor {
  const { target, cors } = url;
  return {
    open(head) {
      const requestId = createUuid();
      const finish = (answer: Answer) => finishAnswer(answer, url, head, requestId);
      const exchange = (answer: (body: Buffer) => Promise<Answer>) => ({
        maxBodyBytes: maxEventBodyBytes(isTextType(findHeader(head, 'content-type'))),
        tooLarge: () => finish(messageAnswer(413, MESSAGES[413])),
        answer,
      });
      if (cors !== undefined && isPreflight(head)) {
        const headers = preflightHeaders(cors, findHeader(head, 'origin'));
        return exchange(async () => ({
          statusCode: 200,
          headers: withId(headers, requestId),
          body: '',
        }));
      }
      if (target.kind === 'not_served') {
        return exchange(async () => finish(messageAnswer(501, target.reason)));
      }
      const request = { head, urlId: url.id, requestId };
      return exchange(async (body) =>
        finish(await answerByFunction(request, body, target.functionName)),
      );
    },
    refuse: (statusCode) => {
      const { headers, ...answer } = messageAnswer(statusCode, MESSAGES[statusCode]);
      return { ...answer, headers: withId(headers, createUuid()) };
    },
  };

  async function answerByFunction(
    request: FunctionUrlRequest,
    body: Buffer,
    functionName: string,
  ): Promise<Answer> {
    const event = toFunctionUrlEvent(request, body);
    if (isTooLargeForLambda(event, body.length)) return messageAnswer(413, MESSAGES[413]);
    const streaming = url.invokeMode === 'RESPONSE_STREAM';
    const invocation = await functions.find(functionName).invoke(event, {
      streaming,
      traceId: event.headers['x-amzn-trace-id'],
      // Recorded: the client gets the id of the invocation (localstack/localstack, test_request_id_invoke_url).
      requestId: request.requestId,
    });
    try {
      return toAnswer(invocation, streaming);
    } catch (error) {
      if (!(error instanceof RefusedResult)) throw error;
      functions.report(error, functionName);
      if (invocation.outcome === 'streamed') invocation.response.body.destroy();
      return FUNCTION_ERROR;
    }
  }
}

// The body is recorded (localstack/localstack, test_lambda_url_invocation_exception), its type is not.
const FUNCTION_ERROR: Answer = {
  statusCode: 502,
  headers: ['content-type', 'application/json'],
  body: 'Internal Server Error',
};

function toAnswer(invocation: Invocation, streaming: boolean): Answer {
  switch (invocation.outcome) {
    case 'returned':
      // A stream is not interpreted: a handler that returns { statusCode, body } sends that very JSON
      // (recorded by the authors of localstack/localstack, test_lambda_url_echo_invoke).
      return streaming
        ? {
            statusCode: 200,
            headers: ['content-type', 'application/json'],
            body: invocation.payload,
          }
        : toPayload2Answer(invocation.payload, 'application/json');
    case 'streamed':
      return toStreamedAnswer(invocation.response);
    case 'failed':
    case 'timed_out':
      return FUNCTION_ERROR;
  }
}

function finishAnswer(
  answer: Answer,
  url: FunctionUrl,
  head: RequestHead,
  requestId: string,
): Answer {
  const headers =
    url.cors === undefined
      ? answer.headers
      : withCorsHeaders(answer.headers, url.cors, findHeader(head, 'origin'));
  return { ...answer, headers: withId(headers, requestId) };
}

function withId(headers: readonly string[], requestId: string): string[] {
  return [...headers, 'x-amzn-RequestId', requestId];
}
