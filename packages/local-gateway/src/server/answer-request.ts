import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { readEventTarget } from '../event/event-target.ts';
import { createRequestId } from '../event/random-ids.ts';
import { toEvent } from '../event/to-event.ts';
import { type GatewayResponse, gatewayError } from '../response/gateway-response.ts';
import { toResponse } from '../response/to-response.ts';
import { writeResponseHead } from '../response/write-response-head.ts';
import { MAX_LAMBDA_PAYLOAD_BYTES } from '../runtime/payload-limit.ts';
import type { RunningFunction } from '../runtime/running-function.ts';
import { MAX_REQUEST_BODY_BYTES } from './limits.ts';
import { readBody } from './read-body.ts';

// Longer than any client needs to notice the answer, short enough not to hold a sender for ever.
const LINGER_MS = 2000;

// JSON makes at most 6 bytes of one (a control character), and headers stay under 10,240 bytes: no
// event of a body this small exceeds Lambda's limit, so it need not be measured.
const CERTAINLY_SMALL_BODY_BYTES = 1_000_000;

/** Answers one request. Resolves to the status sent, or `aborted` when the client left first. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  running: RunningFunction,
): Promise<number | 'aborted'> {
  const requestId = createRequestId();
  const body = await readBody(request, MAX_REQUEST_BODY_BYTES);
  if (body.outcome === 'aborted') return 'aborted';
  if (body.outcome === 'too_large') return refuseUnread(request, response, requestId);

  const answer = await answerBody(request, body.bytes, requestId, running);
  if (response.destroyed) return 'aborted';
  writeResponseHead(response, answer, requestId);
  response.end(answer.body);
  return answer.statusCode;
}

async function answerBody(
  request: IncomingMessage,
  bytes: Buffer,
  requestId: string,
  running: RunningFunction,
): Promise<GatewayResponse> {
  const target = readEventTarget(request.url ?? '/');
  if (target === undefined) return gatewayError(400);
  const event = toEvent(request, target, bytes, requestId);
  return isTooLarge(event, bytes.length) ? gatewayError(413) : invoke(event, running);
}

async function invoke(
  event: APIGatewayProxyEventV2,
  running: RunningFunction,
): Promise<GatewayResponse> {
  const invocation = await running.invoke(event);
  switch (invocation.outcome) {
    case 'returned':
      return toResponse(invocation.payload);
    // Only an invoker that asks for a stream gets one.
    case 'streamed':
    case 'failed':
      return gatewayError(500);
    case 'timed_out':
      // Not settled whether 503 or 504; 503 is what serverless/serverless issue 11222 reports.
      return gatewayError(503);
  }
}

function isTooLarge(event: APIGatewayProxyEventV2, bodyBytes: number): boolean {
  if (bodyBytes <= CERTAINLY_SMALL_BODY_BYTES) return false;
  return Buffer.byteLength(JSON.stringify(event)) > MAX_LAMBDA_PAYLOAD_BYTES;
}

/**
 * Answers 413 to a client that may still be sending. Closing at once would reset the connection and
 * could take the answer with it, so what still comes is read and dropped for a while first.
 */
async function refuseUnread(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<number> {
  const answer = gatewayError(413);
  response.shouldKeepAlive = false;
  writeResponseHead(response, answer, requestId);
  response.write(answer.body);
  request.resume();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS).unref();
    request.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  response.end();
  return answer.statusCode;
}
