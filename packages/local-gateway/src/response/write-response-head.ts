import { Buffer } from 'node:buffer';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { hopByHopHeaders } from '../event/hop-by-hop.ts';
import type { GatewayResponse } from './gateway-response.ts';

// The gateway owns the connection and the length. Renaming such headers to x-amzn-remapped-* is
// documented for REST APIs only.
const OWN_HEADERS = [...hopByHopHeaders, 'content-length'];

/** Writes status and headers; the body is left to the caller. */
export function writeResponseHead(
  response: ServerResponse,
  answer: GatewayResponse,
  requestId: string,
): void {
  const headers: OutgoingHttpHeaders = Object.fromEntries(answer.headers);
  for (const name of OWN_HEADERS) delete headers[name];
  if (answer.cookies.length > 0) {
    const own = answer.headers.get('set-cookie');
    // Both are sent, the list first: ministackorg/ministack pull request 758, tried on AWS.
    headers['set-cookie'] = own === undefined ? [...answer.cookies] : [...answer.cookies, own];
  }
  // Set here, or Node adds a keep-alive header that API Gateway does not send.
  headers.connection = response.shouldKeepAlive ? 'keep-alive' : 'close';
  headers['apigw-requestid'] = requestId;
  // RFC 9110, 8.6: no length with 204.
  if (answer.statusCode !== 204) headers['content-length'] = Buffer.byteLength(answer.body);
  response.writeHead(answer.statusCode, headers);
}
