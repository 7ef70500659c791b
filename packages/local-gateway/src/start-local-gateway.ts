import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GatewayResponse, gatewayMessage } from './gateway-response.ts';
import type { HttpApiHandler } from './http-api-handler.ts';
import { invokeHandler } from './invoke-handler.ts';
import { MAX_HEADER_BYTES, MAX_INTEGRATION_MS, MAX_REQUEST_BODY_BYTES } from './limits.ts';
import { readBody } from './read-body.ts';
import { toEvent } from './to-event.ts';
import { internalServerError, toResponse } from './to-response.ts';

const HOST = '127.0.0.1';

/** How to serve; every field has a default. */
export interface LocalGatewayOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** After how many ms a handler that has not answered is given up; 30,000 by default. */
  timeoutMs?: number;
  /** Gets each error of the handler; by default it is printed to stderr. */
  onHandlerError?: (error: unknown) => void;
}

/** A gateway that listens. Disposing it stops it. */
export interface StartedLocalGateway extends AsyncDisposable {
  /** Such as `http://127.0.0.1:3000`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Closes the port and every connection at once, requests under way too. */
  stop(): Promise<void>;
}

/**
 * Serves a Lambda handler on 127.0.0.1 as an API Gateway HTTP API would: every method and path, `$default` stage and route,
 * payload 2.0. Rejects with Node's error when the port cannot be had.
 *
 * @example
 * await using gateway = await startLocalGateway(async (event) => ({ path: event.rawPath }));
 */
export async function startLocalGateway(
  handler: HttpApiHandler,
  options: LocalGatewayOptions = {},
): Promise<StartedLocalGateway> {
  const { port = 0, timeoutMs = MAX_INTEGRATION_MS, onHandlerError = console.error } = options;
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_REQUEST_BODY_BYTES);
    if (!body.ok) {
      if (body.reason === 'too_large') {
        response.shouldKeepAlive = false;
        send(response, gatewayMessage(413, 'Request Entity Too Large'), '');
      }
      return;
    }
    const event = toEvent(request, body.bytes);
    const invocation = await invokeHandler(handler, event, timeoutMs);
    if (invocation.outcome === 'failed') onHandlerError(invocation.error);
    const answered =
      invocation.outcome === 'returned'
        ? toResponse(invocation.payload)
        : invocation.outcome === 'failed'
          ? internalServerError()
          : gatewayMessage(503, 'Service Unavailable');
    send(response, answered, event.requestContext.requestId);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A TCP server that listens has an AddressInfo, never a pipe's name or null.
  const listening = (server.address() as AddressInfo).port;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${HOST}:${listening}`, port: listening, stop, [Symbol.asyncDispose]: stop };
}

function send(response: ServerResponse, answer: GatewayResponse, requestId: string): void {
  response.writeHead(answer.statusCode, {
    ...answer.headers,
    ...(answer.cookies.length > 0 ? { 'set-cookie': [...answer.cookies] } : {}),
    'content-length': answer.body.length,
    'apigw-requestid': requestId,
  });
  response.end(answer.body);
}
