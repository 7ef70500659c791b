import type { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { encodeBody } from './encode-body.ts';
import { addGatewayHeaders, readEventHeaders } from './event-headers.ts';
import type { EventTarget } from './event-target.ts';
import { formatEventTime } from './event-time.ts';
import type { HttpApiEvent } from './lambda-events.ts';

/**
 * The payload 2.0 event for a request to the `$default` route of the `$default` stage.
 *
 * What a request lacks is absent from the event, as it is in what AWS sends: `cookies`,
 * `queryStringParameters`, `body`, `pathParameters`, `stageVariables`. The nulls of the recordings are
 * how their .NET function wrote its own object back.
 */
export function toEvent(
  request: IncomingMessage,
  target: EventTarget,
  bytes: Buffer,
  requestId: string,
): HttpApiEvent {
  const receivedMs = Date.now();
  const sourceIp = request.socket.remoteAddress ?? '';
  const { rawPath, rawQueryString, queryStringParameters } = target;
  const { headers, cookies } = readEventHeaders(request.rawHeaders);
  addGatewayHeaders(headers, { sourceIp, bodyLength: bytes.length, receivedMs });
  const domainName = (headers.get('host') ?? '').replace(/:\d+$/, '');

  const event: HttpApiEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    // fromEntries, as JSON.parse, makes an own property even of `__proto__`.
    headers: Object.fromEntries(headers),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName,
      domainPrefix: domainName.replace(/\..*$/, ''),
      http: {
        method: request.method ?? '',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: formatEventTime(receivedMs),
      timeEpoch: receivedMs,
    },
    ...encodeBody(bytes, headers.get('content-type')),
  };
  if (cookies.length > 0) event.cookies = cookies;
  if (queryStringParameters.size > 0) {
    event.queryStringParameters = Object.fromEntries(queryStringParameters);
  }
  return event;
}
