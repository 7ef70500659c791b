import type { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

// Lambda's Runtime API, as far as its runtime client asks:
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

/** One invocation: what came back, and the time from the event sent to the response received. */
export interface Invoked {
  readonly ms: number;
  readonly response: string;
}

/** Serves the Runtime API on 127.0.0.1:`port`; each call invokes the function once. */
export async function serveRuntimeApi(port: number): Promise<(event: Buffer) => Promise<Invoked>> {
  let asking = Promise.withResolvers<ServerResponse>();
  let answering = Promise.withResolvers<string>();
  let count = 0;

  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      asking.resolve(response);
      return;
    }
    buffer(request).then((body) => {
      response.writeHead(202).end();
      if (request.url?.endsWith('/response')) answering.resolve(body.toString());
      else answering.reject(new Error(`Expected a response, got ${request.url}: ${body}`));
    }, answering.reject);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');

  return async (event) => {
    const runtime = await asking.promise;
    asking = Promise.withResolvers();
    answering = Promise.withResolvers();
    count += 1;
    const startedMs = performance.now();
    runtime
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': event.length,
        'lambda-runtime-aws-request-id': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
        'lambda-runtime-deadline-ms': Date.now() + 60_000,
        'lambda-runtime-invoked-function-arn':
          'arn:aws:lambda:us-east-1:000000000000:function:bench',
        'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000',
      })
      .end(event);
    const response = await answering.promise;
    return { ms: performance.now() - startedMs, response };
  };
}
