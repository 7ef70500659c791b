import type { Buffer } from 'node:buffer';
import { readDomainName } from '../event/domain-name.ts';
import { encodeBody } from '../event/encode-body.ts';
import { formatEventTime } from '../event/event-time.ts';
import { hopByHopHeaders } from '../event/hop-by-hop.ts';
import type { HttpApiPayload1Event, RestApiEventContext } from '../event/lambda-events.ts';
import { sortValues } from '../event/multi-values.ts';
import { readQuery } from '../event/query.ts';
import { findHeader } from '../event/request-head.ts';
import { LOCAL_ACCOUNT_ID } from '../event/stage.ts';
import { readClientHeaders } from '../payload-1/client-headers.ts';
import { anonymousIdentity } from '../payload-1/identity.ts';
import type { HttpApiRequest } from './http-api-request.ts';

const DROPPED = new Set([...hopByHopHeaders, 'expect', 'content-length']);

/** The payload 1.0 event of a request to an HTTP API: a REST API's event, with differences. */
export function toPayload1Event(request: HttpApiRequest, bytes: Buffer): HttpApiPayload1Event {
  const { head, stage, routeKey } = request;
  const resourcePath = routeKey.includes(' ')
    ? routeKey.slice(routeKey.indexOf(' ') + 1)
    : routeKey;
  const headers = sortValues(readHeaders(request, bytes.length));
  const query = sortValues(readQuery(request.query));
  const { body, isBase64Encoded } = encodeBody(bytes, findHeader(head, 'content-type'));
  return {
    version: '1.0',
    resource: resourcePath,
    // Encoded here, decoded in the context: recorded. With the stage: dougmoscrop/serverless-http,
    // pull request 143.
    path: request.encodedPath,
    httpMethod: head.method,
    headers: headers?.last ?? {},
    multiValueHeaders: headers?.all ?? {},
    queryStringParameters: query?.last ?? null,
    multiValueQueryStringParameters: query?.all ?? null,
    requestContext: toContext(request, resourcePath),
    pathParameters: orNull(request.pathParameters),
    stageVariables: orNull(stage.variables),
    body: body ?? null,
    isBase64Encoded,
  };
}

function toContext(request: HttpApiRequest, resourcePath: string): RestApiEventContext {
  const { head, path, stage, routeKey, requestId } = request;
  const context = {
    accountId: LOCAL_ACCOUNT_ID,
    apiId: request.apiId,
    ...readDomainName(findHeader(head, 'host')),
    extendedRequestId: requestId,
    httpMethod: head.method,
    identity: anonymousIdentity(head.sourceIp, findHeader(head, 'user-agent') ?? ''),
    path,
    protocol: `HTTP/${head.httpVersion}`,
    requestId,
    requestTime: formatEventTime(head.receivedMs),
    requestTimeEpoch: head.receivedMs,
    resourceId: routeKey,
    resourcePath,
    stage: stage.name,
  };
  // The type declares fields that AWS leaves out.
  return context as Omit<RestApiEventContext, 'authorizer'> as RestApiEventContext;
}

function readHeaders({ head }: HttpApiRequest, bodyLength: number): string[] {
  const headers = readClientHeaders(head, DROPPED);
  // Both as in payload 2.0.
  if (
    findHeader(head, 'content-length') === '0' &&
    findHeader(head, 'content-type') === undefined
  ) {
    headers.unshift('Content-Type', 'text/plain; charset=utf-8');
  }
  headers.unshift('Content-Length', String(bodyLength));
  return headers;
}

function orNull(values: Readonly<Record<string, string>>): Record<string, string> | null {
  return Object.keys(values).length > 0 ? { ...values } : null;
}
