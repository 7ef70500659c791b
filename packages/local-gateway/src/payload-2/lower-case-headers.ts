import { hopByHopHeaders } from '../event/hop-by-hop.ts';
import { joinValues } from '../event/joined-values.ts';
import { createTraceId } from '../event/random-ids.ts';
import type { RequestHead } from '../event/request-head.ts';

/** The headers of a payload 2.0 event. */
export interface LowerCaseHeaders {
  /** Names in lower case; lines of the same name joined. */
  readonly headers: Map<string, string>;
  readonly cookies: readonly string[];
}

// A gateway answers `expect` itself.
const CONSUMED = new Set([...hopByHopHeaders, 'expect']);

/** The headers that payload 2.0 takes over from the request, without `cookie`. */
export function readLowerCaseHeaders(rawHeaders: readonly string[]): LowerCaseHeaders {
  const kept: string[] = [];
  const cookies: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const value = rawHeaders[i + 1] ?? '';
    if (name === 'cookie') {
      for (const cookie of value.split(';')) if (cookie.trim() !== '') cookies.push(cookie.trim());
    } else if (!CONSUMED.has(name)) {
      kept.push(name, value);
    }
  }
  return { headers: joinValues(kept), cookies };
}

/** Adds what the gateway adds on the way to the function. */
export function addGatewayHeaders(
  headers: Map<string, string>,
  head: RequestHead,
  bodyLength: number,
): void {
  // Recorded for a client that announced an empty body; the guide's "Important notes" say the same.
  // A GET that announces nothing gets the length alone.
  if (headers.get('content-length') === '0' && !headers.has('content-type')) {
    headers.set('content-type', 'text/plain; charset=utf-8');
  }
  headers.set('content-length', String(bodyLength));
  if (!headers.has('x-amzn-trace-id')) {
    headers.set('x-amzn-trace-id', createTraceId(head.receivedMs));
  }
  const forwardedFor = headers.get('x-forwarded-for');
  headers.set(
    'x-forwarded-for',
    forwardedFor === undefined ? head.sourceIp : `${forwardedFor}, ${head.sourceIp}`,
  );
  // AWS listens on nothing else, so a function that redirects plain HTTP must not see it here.
  headers.set('x-forwarded-port', '443');
  headers.set('x-forwarded-proto', 'https');
}
