import { hopByHopHeaders } from './hop-by-hop.ts';
import { createTraceId } from './random-ids.ts';

/** The parts of an event that come from the request's headers. */
export interface EventHeaders {
  /** Names in lower case, without `cookie`. */
  headers: Map<string, string>;
  cookies: string[];
}

// A gateway answers `expect` itself.
const CONSUMED = new Set([...hopByHopHeaders, 'expect']);

/**
 * The headers of an event, from Node's flat list of names and values.
 *
 * Lines of the same name are joined by a bare comma: captured on AWS by the authors of hotsock/voker
 * (vokerhttp/testdata/apigwv2-request.json, `"first,second"`). A recorded `text/html, application/json`
 * is no counter-example: .NET's client writes two Accept values as one line with a comma and a blank.
 */
export function readEventHeaders(rawHeaders: readonly string[]): EventHeaders {
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const value = rawHeaders[i + 1] ?? '';
    if (name === 'cookie') {
      for (const cookie of value.split(';')) if (cookie.trim() !== '') cookies.push(cookie.trim());
    } else if (!CONSUMED.has(name)) {
      const earlier = headers.get(name);
      headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
    }
  }
  return { headers, cookies };
}

/** Adds what API Gateway adds on the way to the function. */
export function addGatewayHeaders(
  headers: Map<string, string>,
  request: { sourceIp: string; bodyLength: number; receivedMs: number },
): void {
  // Recorded for a client that announced an empty body; the guide's "Important notes" say the same.
  // A GET that announces nothing gets the length alone.
  if (headers.get('content-length') === '0' && !headers.has('content-type')) {
    headers.set('content-type', 'text/plain; charset=utf-8');
  }
  headers.set('content-length', String(request.bodyLength));
  if (!headers.has('x-amzn-trace-id')) {
    headers.set('x-amzn-trace-id', createTraceId(request.receivedMs));
  }
  const forwardedFor = headers.get('x-forwarded-for');
  headers.set(
    'x-forwarded-for',
    forwardedFor === undefined ? request.sourceIp : `${forwardedFor}, ${request.sourceIp}`,
  );
  // An HTTP API listens on nothing else, so a function that redirects plain HTTP must not see it here.
  headers.set('x-forwarded-port', '443');
  headers.set('x-forwarded-proto', 'https');
}
