import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { gatewayError } from './gateway-response.ts';
import { createRequestId } from './request-id.ts';

/** Answers, in API Gateway's form, what Node's parser refuses before there is a request. */
export function refuseBadHttp(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const { statusCode, body } = gatewayError(statusFor(error.code));
    socket.end(
      [
        `HTTP/1.1 ${statusCode} ${JSON.parse(body.toString()).message}`,
        'connection: close',
        'content-type: application/json',
        `content-length: ${body.length}`,
        `apigw-requestid: ${createRequestId()}`,
        '',
        body.toString(),
      ].join('\r\n'),
      () => socket.destroy(),
    );
  });
}

function statusFor(code: string | undefined): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}
