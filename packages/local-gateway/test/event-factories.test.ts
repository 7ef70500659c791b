import { describe, expect, it } from 'vitest';
import { functionUrlEvent, httpApiEvent, restApiEvent, startLocalGateway } from '../src/index.ts';
import { exchange } from './exchange.ts';

const request = {
  method: 'PUT',
  path: '/a%20b?q=1&q=2',
  headers: { 'x-one': '1', 'X-Many': ['2', '3'], cookie: 'c=4; d=5' },
  body: '{"λ":1}',
} as const;

/** What differs between two requests, however alike they are. */
function withoutIds(event: object): object {
  const hidden = new Set([
    'requestId',
    'extendedRequestId',
    'time',
    'timeEpoch',
    'requestTime',
    'requestTimeEpoch',
    'x-amzn-trace-id',
    'X-Amzn-Trace-Id',
  ]);
  return JSON.parse(JSON.stringify(event), (name, value) =>
    hidden.has(name) ? typeof value : value,
  );
}

describe('event factory', () => {
  it.each([
    ['http', httpApiEvent(request)],
    ['rest', restApiEvent({ ...request, binaryMediaTypes: ['*/*'] })],
    ['function-url', functionUrlEvent(request)],
  ] as const)('makes the event that the front door %s makes', async (frontDoor, made) => {
    const events: object[] = [];
    await using gateway = await startLocalGateway(
      (event) => {
        events.push(event);
        return { statusCode: 200 };
      },
      { frontDoor },
    );
    const { domainName } = made.requestContext;

    await exchange(gateway.port, {
      method: request.method,
      target: (frontDoor === 'rest' ? '/prod' : '') + request.path,
      headers: [
        ['x-one', '1'],
        ['X-Many', '2'],
        ['X-Many', '3'],
        ['cookie', request.headers.cookie],
        ['Host', domainName ?? ''],
      ],
      body: request.body,
    });

    expect(events.map(withoutIds)).toEqual([withoutIds(made)]);
  });

  it('takes a route, a stage and its variables', () => {
    const stage = { name: 'live', variables: { color: 'red' } };

    expect(
      httpApiEvent({ path: '/live/pets/a%20b', route: 'GET /pets/{id}', stage }),
    ).toMatchObject({
      rawPath: '/live/pets/a b',
      routeKey: 'GET /pets/{id}',
      pathParameters: { id: 'a b' },
      stageVariables: { color: 'red' },
    });
    expect(restApiEvent({ path: '/pets/a%20b', resource: '/pets/{id}', stage })).toMatchObject({
      path: '/pets/a%20b',
      resource: '/pets/{id}',
      pathParameters: { id: 'a%20b' },
      stageVariables: { color: 'red' },
      requestContext: { path: '/live/pets/a%20b', stage: 'live' },
    });
  });

  it('makes payload 1.0 of an HTTP API', () => {
    expect(httpApiEvent({ payload: '1.0', path: '/a', route: 'ANY /{proxy+}' })).toMatchObject({
      version: '1.0',
      resource: '/{proxy+}',
      pathParameters: { proxy: 'a' },
      requestContext: { resourceId: 'ANY /{proxy+}' },
    });
  });

  it('is a GET without a body and a POST with one', () => {
    expect(httpApiEvent().requestContext.http.method).toBe('GET');
    expect(restApiEvent({ body: new Uint8Array([1]) })).toMatchObject({
      httpMethod: 'POST',
      body: '\u0001',
    });
    expect(functionUrlEvent({ body: new Uint8Array([1]) })).toMatchObject({
      body: 'AQ==',
      isBase64Encoded: true,
    });
  });

  it('refuses a path that does not reach the route', () => {
    expect(() => httpApiEvent({ path: '/b', route: 'GET /a' })).toThrow(
      'Expected GET /b to reach the route GET /a on the stage $default, got a 404.',
    );
    expect(() => restApiEvent({ path: '/b', resource: '/a' })).toThrow(
      'Expected /b to reach the resource /a, got a 403.',
    );
  });
});
