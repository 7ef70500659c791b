import type { Buffer } from 'node:buffer';
import { readDomainName } from '../event/domain-name.ts';
import { encodeBody } from '../event/encode-body.ts';
import { formatEventTime } from '../event/event-time.ts';
import { joinValues } from '../event/joined-values.ts';
import type { HttpApiEvent } from '../event/lambda-events.ts';
import { readQuery } from '../event/query.ts';
import { LOCAL_ACCOUNT_ID } from '../event/stage.ts';
import { addGatewayHeaders, readLowerCaseHeaders } from '../payload-2/lower-case-headers.ts';
import type { HttpApiRequest } from './http-api-request.ts';

/**
 * The payload 2.0 event of a request.
 *
 * What a request lacks is absent from the event, as it is in what AWS sends: `cookies`,
 * `queryStringParameters`, `body`, `pathParameters`, `stageVariables`. The nulls of the recordings are
 * how their .NET function wrote its own object back.
 */
export function toPayload2Event(request: HttpApiRequest, bytes: Buffer): HttpApiEvent {
  const { head, path, query, routeKey, stage } = request;
  const { headers, cookies } = readLowerCaseHeaders(head.rawHeaders);
  addGatewayHeaders(headers, head, bytes.length);

  const event: HttpApiEvent = {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    // fromEntries, as JSON.parse, makes a property of the object's own even of `__proto__`.
    headers: Object.fromEntries(headers),
    requestContext: {
      accountId: LOCAL_ACCOUNT_ID,
      apiId: request.apiId,
      ...readDomainName(headers.get('host')),
      http: {
        method: head.method,
        path,
        protocol: `HTTP/${head.httpVersion}`,
        sourceIp: head.sourceIp,
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId: request.requestId,
      routeKey,
      stage: stage.name,
      time: formatEventTime(head.receivedMs),
      timeEpoch: head.receivedMs,
    },
    ...encodeBody(bytes, headers.get('content-type')),
  };
  if (cookies.length > 0) event.cookies = [...cookies];
  if (query !== '') {
    event.queryStringParameters = Object.fromEntries(joinValues(readQuery(query)));
  }
  if (Object.keys(request.pathParameters).length > 0) {
    event.pathParameters = { ...request.pathParameters };
  }
  if (Object.keys(stage.variables).length > 0) event.stageVariables = { ...stage.variables };
  return event;
}
