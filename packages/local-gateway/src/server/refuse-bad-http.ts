import { Buffer } from 'node:buffer';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FrontDoor } from './front-door.ts';

/**
 * Answers, in the front door's form, what Node's parser refuses before there is a request, and logs a
 * line without any of its bytes.
 */
export function refuseBadHttp(
  server: Server,
  door: FrontDoor,
  logRequest?: (line: string) => void,
): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const { statusCode, headers, body } = door.refuse(statusFor(error.code));
    logRequest?.(`(unreadable request) ${statusCode}`);
    const text = typeof body === 'string' ? body : '';
    const lines = [`HTTP/1.1 ${statusCode} -`, 'connection: close'];
    for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
    lines.push(`content-length: ${Buffer.byteLength(text)}`);
    socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
  });
}

// What AWS answers to headers that are too large is documented nowhere; reports say 431.
function statusFor(code: string | undefined): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}
