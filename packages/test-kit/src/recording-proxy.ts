import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP proxy that forwards nothing and records every request. */
export interface RecordingProxy extends AsyncDisposable {
  /** The variables that send a Node process's requests to the proxy, except those to the addresses in `except`. */
  environment(except: string): Record<string, string>;
  readonly requests: readonly string[];
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    requests,
    environment: (except) => ({
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      NO_PROXY: except,
      NODE_USE_ENV_PROXY: '1',
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
