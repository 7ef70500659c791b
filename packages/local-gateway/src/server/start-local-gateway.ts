import type { AddressInfo } from 'node:net';
import type { HttpApiHandler } from '../runtime/http-api-handler.ts';
import { runInProcess } from '../runtime/run-in-process.ts';
import type { RunningFunction } from '../runtime/running-function.ts';
import { answerRequest } from './answer-request.ts';
import { MAX_HEADER_BYTES, MAX_INTEGRATION_MS } from './limits.ts';
import { createServer } from './node-http.ts';
import { refuseBadHttp } from './refuse-bad-http.ts';
import { formatRequestLog } from './request-log.ts';

/** How to serve; every field has a default. */
export interface LocalGatewayOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** After how many ms a handler that has not answered is given up; 30,000 by default. */
  timeoutMs?: number;
  /** Gets what the handler threw, or why its result was refused; printed to stderr by default. */
  onHandlerError?: (error: unknown) => void;
  /** Gets one line for each request, such as `POST / 200 3 ms`; dropped by default. */
  logRequest?: (line: string) => void;
}

/** A gateway that listens. Disposing it stops it. */
export interface StartedLocalGateway extends AsyncDisposable {
  /** Such as `http://127.0.0.1:3000`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Closes the port and every connection at once, those with a request under way too. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
// Longer than Node's 5 s, as the answers carry no hint of it: a client that keeps a connection for
// the next request should not find it closed.
const KEEP_ALIVE_MS = 60_000;

/**
 * Serves a Lambda handler on 127.0.0.1 as an API Gateway HTTP API would: every method and path, the
 * `$default` stage and route, payload 2.0. Throws a TypeError for a handler that Lambda would not run
 * and rejects with Node's own error when the port cannot be had.
 *
 * @example await using gateway = await startLocalGateway(async (event) => event.rawPath);
 */
export async function startLocalGateway(
  handler: HttpApiHandler,
  options: LocalGatewayOptions = {},
): Promise<StartedLocalGateway> {
  const { timeoutMs = MAX_INTEGRATION_MS, onHandlerError = console.error } = options;
  return serveFunction(runInProcess(handler, { timeoutMs, onHandlerError }), options);
}

/** Serves a function that runs already. Does not dispose of it. */
export async function serveFunction(
  running: RunningFunction,
  { port = 0, logRequest }: Pick<LocalGatewayOptions, 'port' | 'logRequest'>,
): Promise<StartedLocalGateway> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, async (request, response) => {
    const startedMs = performance.now();
    const outcome = await answerRequest(request, response, running);
    logRequest?.(formatRequestLog(request, outcome, performance.now() - startedMs));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  refuseBadHttp(server, logRequest);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A server that listens on TCP has an AddressInfo, neither a pipe's name nor null.
  const { port: listening } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${HOST}:${listening}`, port: listening, stop, [Symbol.asyncDispose]: stop };
}
