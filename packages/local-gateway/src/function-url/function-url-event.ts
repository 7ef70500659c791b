import type { Buffer } from 'node:buffer';
import { readDomainName } from '../event/domain-name.ts';
import { encodeBody } from '../event/encode-body.ts';
import { formatEventTime } from '../event/event-time.ts';
import { joinValues } from '../event/joined-values.ts';
import type { HttpApiEvent } from '../event/lambda-events.ts';
import { readQuery } from '../event/query.ts';
import type { RequestHead } from '../event/request-head.ts';
import { decodePercent, splitTarget } from '../event/request-path.ts';
import { addGatewayHeaders, readLowerCaseHeaders } from '../payload-2/lower-case-headers.ts';

/** What a function URL's event is made of. */
export interface FunctionUrlRequest {
  readonly head: RequestHead;
  readonly urlId: string;
  readonly requestId: string;
}

/**
 * The event of a function URL: payload 2.0, with differences that the authors of hotsock/voker captured
 * on AWS (vokerhttp/testdata/functionurl-request.json): `rawPath` stays encoded, cookies are in the
 * headers too, and the connection is TLS.
 */
export function toFunctionUrlEvent(
  { head, urlId, requestId }: FunctionUrlRequest,
  bytes: Buffer,
): HttpApiEvent {
  const { path, query } = splitTarget(head.target);
  const { headers, cookies } = readLowerCaseHeaders(head.rawHeaders);
  addGatewayHeaders(headers, head, bytes.length);
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  headers.set('x-amzn-tls-cipher-suite', 'TLS_AES_128_GCM_SHA256');
  headers.set('x-amzn-tls-version', 'TLSv1.3');
  const event: HttpApiEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: Object.fromEntries(headers),
    requestContext: {
      accountId: 'anonymous',
      apiId: urlId,
      ...readDomainName(headers.get('host')),
      http: {
        method: head.method,
        path: decodePercent(path) ?? path,
        protocol: `HTTP/${head.httpVersion}`,
        sourceIp: head.sourceIp,
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: formatEventTime(head.receivedMs),
      timeEpoch: head.receivedMs,
    },
    ...encodeBody(bytes, headers.get('content-type')),
  };
  if (cookies.length > 0) event.cookies = [...cookies];
  if (query !== '') {
    event.queryStringParameters = Object.fromEntries(joinValues(readQuery(query)));
  }
  return event;
}
