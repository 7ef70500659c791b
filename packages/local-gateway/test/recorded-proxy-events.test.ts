import { describe, expect, it } from 'vitest';
import { type HttpApiRoute, httpApiOf } from '../src/http-api/http-api.ts';
import { type RestMethod, restApiOf } from '../src/rest-api/rest-api.ts';
import { exchange, type RawRequest } from './exchange.ts';
import { httpPayload1Events, restEvents } from './recordings/proxy-events.ts';
import { type ServedDoor, serveHttpApi, serveRestApi } from './serve-door.ts';

type Events = Record<string, unknown>[];

/** What a request adds and the recordings hide or have new for each request. */
const HEADERS_LEFT_OUT = ['X-Amzn-Trace-Id', 'X-Forwarded-For'];

describe('recorded event of a REST API', () => {
  const [{ integration }] = restApiOf('f').methods as [RestMethod];

  it.each(restEvents)('$name', async ({ route, stage = 'test', request, event }) => {
    const got = await receive(request, (handler) =>
      serveRestApi(handler, {
        stages: [{ name: stage, variables: {} }],
        methods: ['/{proxy+}', route].map((resourcePath) => ({
          resourcePath,
          resourceId: 'r',
          method: 'ANY',
          integration,
        })),
      }),
    );

    expectEvent(got, event);
    expect(got.headers).not.toHaveProperty('Content-Length');
  });
});

describe('recorded event of an HTTP API with payload 1.0', () => {
  const [{ integration }] = httpApiOf('f', '1.0').routes as [HttpApiRoute];

  it.each(httpPayload1Events)('$name', async ({ route, request, event }) => {
    const routes = [{ key: `POST ${route}`, integration }];

    expectEvent(await receive(request, (handler) => serveHttpApi(handler, { routes })), event);
  });
});

async function receive(
  request: RawRequest,
  serve: (handler: (event: never) => unknown) => Promise<ServedDoor>,
): Promise<Record<string, unknown>> {
  const events: Events = [];
  await using door = await serve((event) => {
    events.push(event);
    return { statusCode: 200 };
  });
  const { statusCode } = await exchange(door.port, request);
  const [event] = events;
  if (event === undefined) throw new Error(`Expected an event, got an answer of ${statusCode}`);
  return event;
}

/** Where the recording has the whole set of headers (both maps), no other may be there. */
function expectEvent(got: Record<string, unknown>, recorded: object): void {
  expect(got).toMatchObject(recorded);
  const names = (event: object, map: string) =>
    Object.keys(Reflect.get(event, map) ?? {})
      .filter((name) => !HEADERS_LEFT_OUT.includes(name))
      .sort();
  if ('Host' in (Reflect.get(recorded, 'headers') ?? {})) {
    expect(names(got, 'headers')).toEqual(names(recorded, 'headers'));
    expect(names(got, 'multiValueHeaders')).toEqual(names(recorded, 'headers'));
  }
}
