import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { type HttpApiRoute, httpApiOf } from '../src/http-api/http-api.ts';
import { exchange, type RawRequest } from './exchange.ts';
import recordings from './recordings/http-api-payload-2.0.json' with { type: 'json' };
import { serveHttpApi } from './serve-door.ts';

// Everything else is compared.
const leftOut = {
  'requestContext.accountId': 'a placeholder in the recording',
  'requestContext.apiId': 'a placeholder in the recording',
  'requestContext.http.sourceIp': 'a placeholder in the recording',
  'headers.x-forwarded-for': 'a placeholder in the recording',
  'headers.x-amzn-trace-id': 'new for each request',
  'requestContext.requestId': 'new for each request',
  'requestContext.time': 'the time of the recording',
  'requestContext.timeEpoch': 'the time of the recording',
};

describe('recorded events', () => {
  it.each(recordings.events)('$name', async ({ request, functionGot }) => {
    const event = await receiveFrom(request.route, {
      method: request.method,
      target: request.url,
      headers: asDotNetSends(request.headers, functionGot.headers.host),
      body: Buffer.from(request.bodyBase64 ?? '', 'base64'),
    });

    expect(withoutLeftOut(event)).toEqual(withoutLeftOut(withoutNulls(functionGot)));
  });

  it('leave out only what they have', () => {
    const [recorded] = recordings.events;

    for (const path of Object.keys(leftOut)) expect(recorded?.functionGot).toHaveProperty(path);
  });
});

async function receiveFrom(route: string, request: RawRequest): Promise<object> {
  const events: object[] = [];
  const [{ integration }] = httpApiOf('f').routes as [HttpApiRoute];
  await using door = await serveHttpApi(
    (event) => {
      events.push(event);
      return {};
    },
    { routes: [{ key: route, integration }] },
  );
  const { statusCode } = await exchange(door.port, request);
  const [event] = events;
  if (event === undefined) throw new Error(`Expected an event, got an answer of ${statusCode}`);
  return event;
}

/** .NET's client, which the recordings were made with, writes repeated headers as one line. */
function asDotNetSends(headers: string[][], host: string): [string, string][] {
  const lines = new Map([['host', host]]);
  for (const [name = '', value = ''] of headers) {
    const earlier = lines.get(name);
    lines.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return [...lines];
}

/** The recordings' nulls are .NET's: AWS leaves such a field out. */
function withoutNulls(value: object): object {
  return JSON.parse(JSON.stringify(value), (_name, field) => field ?? undefined);
}

function withoutLeftOut(event: object): object {
  const copy: object = structuredClone(event);
  for (const path of Object.keys(leftOut)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let parent: unknown = copy;
    for (const name of names) parent = Reflect.get(Object(parent), name);
    Reflect.deleteProperty(Object(parent), last);
  }
  return copy;
}
