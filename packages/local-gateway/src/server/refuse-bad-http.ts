import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createRequestId } from '../event/random-ids.ts';
import { gatewayError } from '../response/gateway-response.ts';

/**
 * Answers, in API Gateway's form, what Node's parser refuses before there is a request, and logs a
 * line without any of its bytes.
 */
export function refuseBadHttp(server: Server, logRequest?: (line: string) => void): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const { statusCode, body } = gatewayError(statusFor(error.code));
    logRequest?.(`(unreadable request) ${statusCode}`);
    const head = [
      `HTTP/1.1 ${statusCode} -`,
      'connection: close',
      'content-type: application/json',
      `content-length: ${body.length}`,
      `apigw-requestid: ${createRequestId()}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}

// What AWS answers to headers that are too large is documented nowhere; reports say 431.
function statusFor(code: string | undefined): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}
