import type { IncomingMessage } from 'node:http';

/**
 * The status for a request that Node's parser takes and HTTP forbids; undefined for every other.
 *
 * - Several Host lines: "A server MUST respond with a 400" (RFC 9112, 3.2).
 * - A transfer coding but chunked, such as `gzip, chunked`: "A server that receives a request message with
 *   a transfer coding it does not understand SHOULD respond with 501" (RFC 9112, 6.1), as AWS's load
 *   balancers do (Elastic Load Balancing user guide, HTTP 501).
 */
export function statusOfBadRequest(request: IncomingMessage): 400 | 501 | undefined {
  const { rawHeaders } = request;
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts > 1) return 400;
  const coding = request.headers['transfer-encoding'];
  return coding === undefined || /^(chunked|identity)$/i.test(coding.trim()) ? undefined : 501;
}
