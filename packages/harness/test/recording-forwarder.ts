import { request } from 'node:http';
import { startServer } from '@multiply/test-kit';

/** A server that passes every request on to another, until the test ends. */
export interface RecordingForwarder {
  readonly origin: string;
  /** Each request in full: method, path, headers and body. */
  readonly requests: readonly string[];
}

export async function startRecordingForwarder(target: string): Promise<RecordingForwarder> {
  const requests: string[] = [];
  const { hostname, port } = new URL(target);
  const origin = await startServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const body = Buffer.concat(await incoming.toArray());
    requests.push(`${method} ${url} ${JSON.stringify(headers)} ${body}`);
    const passing = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    passing.on('error', () => outgoing.destroy());
    passing.end(body);
  });
  return { origin, requests };
}
