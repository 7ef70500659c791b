import type { Buffer } from 'node:buffer';
import { readDomainName } from '../event/domain-name.ts';
import { formatEventTime } from '../event/event-time.ts';
import { hopByHopHeaders } from '../event/hop-by-hop.ts';
import type { RestApiEvent, RestApiEventContext } from '../event/lambda-events.ts';
import { sortValues } from '../event/multi-values.ts';
import { readQuery } from '../event/query.ts';
import { findHeader } from '../event/request-head.ts';
import { LOCAL_ACCOUNT_ID } from '../event/stage.ts';
import { readClientHeaders } from '../payload-1/client-headers.ts';
import { anonymousIdentity } from '../payload-1/identity.ts';
import { isBinaryType } from './binary-types.ts';
import type { RestRequest } from './rest-request.ts';

// Recorded by the authors of localstack/localstack (test_apigateway_header_remapping_aws).
const DROPPED = new Set([
  ...hopByHopHeaders,
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'www-authenticate',
]);

/** The event of a REST API's Lambda proxy integration. What a request lacks is null (recorded). */
export function toRestEvent(request: RestRequest, bytes: Buffer): RestApiEvent {
  const { head, method, stage } = request;
  const sorted = sortValues(readHeaders(request));
  const query = sortValues(readQuery(request.query));
  const isBase64Encoded =
    bytes.length > 0 && isBinaryType(request.binaryMediaTypes, findHeader(head, 'content-type'));
  return {
    resource: method.resourcePath,
    path: request.path,
    httpMethod: head.method,
    headers: sorted?.last ?? {},
    multiValueHeaders: sorted?.all ?? {},
    queryStringParameters: query?.last ?? null,
    multiValueQueryStringParameters: query?.all ?? null,
    pathParameters: orNull(request.pathParameters),
    stageVariables: orNull(stage.variables),
    requestContext: toContext(request),
    body: bytes.length === 0 ? null : bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}

function readHeaders({ head }: RestRequest): string[] {
  const headers = readClientHeaders(head, DROPPED);
  // Recorded for a client that announced an empty body.
  if (
    findHeader(head, 'content-length') === '0' &&
    findHeader(head, 'content-type') === undefined
  ) {
    headers.unshift('Content-Type', 'text/plain; charset=utf-8');
  }
  return headers;
}

// The fields that a Python function shows, which writes its event as it came (localstack/localstack,
// test_lambda_aws_proxy_integration).
function toContext(request: RestRequest): RestApiEventContext {
  const { head, method, stage } = request;
  const context = {
    resourceId: method.resourceId,
    resourcePath: method.resourcePath,
    httpMethod: head.method,
    extendedRequestId: request.extendedRequestId,
    requestTime: formatEventTime(head.receivedMs),
    path: request.stagedPath,
    accountId: LOCAL_ACCOUNT_ID,
    protocol: `HTTP/${head.httpVersion}`,
    stage: stage.name,
    ...readDomainName(findHeader(head, 'host')),
    requestTimeEpoch: head.receivedMs,
    requestId: request.requestId,
    identity: anonymousIdentity(head.sourceIp, findHeader(head, 'user-agent') ?? null),
    deploymentId: 'local',
    apiId: request.apiId,
  };
  return context as Omit<RestApiEventContext, 'authorizer'> as RestApiEventContext;
}

function orNull(values: Readonly<Record<string, string>>): Record<string, string> | null {
  return Object.keys(values).length > 0 ? { ...values } : null;
}
