import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { encodeBody } from './encode-body.ts';
import { formatEventTime } from './event-time.ts';

const ACCOUNT_ID = '000000000000';
const API_ID = 'local';

/** The payload 2.0 event for a request to the `$default` route of the `$default` stage. */
export function toEvent(request: IncomingMessage, bytes: Buffer): APIGatewayProxyEventV2 {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = decode(mark === -1 ? target : target.slice(0, mark));
  const rawQueryString = mark === -1 ? '' : target.slice(mark + 1);
  const { headers, cookies } = readHeaders(request.rawHeaders);
  const sourceIp = request.socket.remoteAddress ?? '';
  const now = Date.now();

  headers.set('content-length', String(bytes.length));
  if (!headers.has('x-amzn-trace-id')) headers.set('x-amzn-trace-id', createTraceId(now));
  const forwardedFor = headers.get('x-forwarded-for');
  headers.set('x-forwarded-for', forwardedFor ? `${forwardedFor}, ${sourceIp}` : sourceIp);
  headers.set('x-forwarded-port', '443');
  headers.set('x-forwarded-proto', 'https');
  const domainName = (headers.get('host') ?? '').replace(/:\d+$/, '');
  const queryStringParameters = readQuery(rawQueryString);

  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: Object.fromEntries(headers),
    ...(queryStringParameters.size > 0
      ? { queryStringParameters: Object.fromEntries(queryStringParameters) }
      : {}),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: API_ID,
      domainName,
      domainPrefix: domainName.split('.', 1).join(''),
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId: `${randomBytes(11).toString('base64url')}=`,
      routeKey: '$default',
      stage: '$default',
      time: formatEventTime(now),
      timeEpoch: now,
    },
    ...encodeBody(bytes, headers.get('content-type')),
  };
}

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);

function readHeaders(rawHeaders: readonly string[]) {
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const value = rawHeaders[i + 1] ?? '';
    if (name === 'cookie') {
      cookies.push(
        ...value
          .split(';')
          .map((cookie) => cookie.trim())
          .filter(Boolean),
      );
    } else if (!HOP_BY_HOP.has(name)) {
      const earlier = headers.get(name);
      headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
    }
  }
  return { headers, cookies };
}

function readQuery(rawQueryString: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of rawQueryString.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode((equals === -1 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1).replaceAll('+', ' '));
    const earlier = query.get(name);
    query.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return query;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function createTraceId(now: number): string {
  return `Root=1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
}
