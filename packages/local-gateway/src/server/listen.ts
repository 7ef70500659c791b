import type { AddressInfo } from 'node:net';
import { answerRequest } from './answer-request.ts';
import type { FrontDoor } from './front-door.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { createServer } from './node-http.ts';
import { explainListenError, readPort } from './port.ts';
import { refuseBadHttp } from './refuse-bad-http.ts';
import { formatRequestLog } from './request-log.ts';

/** How to listen; every field has a default. */
export interface ListenOptions {
  /** Port on 127.0.0.1, as a number or as text such as PORT; 0, the default, takes a free one. */
  readonly port?: number | string | undefined;
  /** Gets one line for each request, such as `POST / 200 3 ms`; dropped by default. */
  readonly logRequest?: ((line: string) => void) | undefined;
}

/** A front door that listens. */
export interface ListeningDoor {
  /** Such as `http://127.0.0.1:3000`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Closes the port and every connection at once, those with a request under way too. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
// Longer than Node's 5 s, as the answers carry no hint of it: a client that keeps a connection for
// the next request should not find it closed.
const KEEP_ALIVE_MS = 60_000;

/** Serves a front door on 127.0.0.1. Rejects with an Error of one sentence when the port is unavailable. */
export async function listen(
  door: FrontDoor,
  { port: asked = 0, logRequest }: ListenOptions = {},
): Promise<ListeningDoor> {
  const port = readPort(asked);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, async (request, response) => {
    const startedMs = performance.now();
    const outcome = await answerRequest(request, response, door);
    logRequest?.(formatRequestLog(request, outcome, performance.now() - startedMs));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  refuseBadHttp(server, door, logRequest);

  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error) => reject(explainListenError(error, port));
    server.once('error', refuse);
    server.listen(port, HOST, () => {
      server.off('error', refuse);
      resolve();
    });
  });
  // A server that listens on TCP has an AddressInfo, neither a pipe's name nor null.
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${listening}`,
    port: listening,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
