import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type HttpApi, type HttpApiRoute, httpApiOf } from '../src/http-api/http-api.ts';
import { exchange, formatRequest, parseAnswer } from './exchange.ts';
import { serveHttpApi } from './serve-door.ts';

const [{ integration }] = httpApiOf('f').routes as [HttpApiRoute];
const routes = (...keys: string[]): Pick<HttpApi, 'routes'> => ({
  routes: keys.map((key) => ({ key, integration })),
});

async function routeOf(api: Partial<HttpApi>, method: string, target: string) {
  await using door = await serveHttpApi(
    ({ routeKey, pathParameters }: never) => ({ routeKey, pathParameters }),
    api,
  );
  const { statusCode, body } = await exchange(door.port, { method, target });
  return statusCode === 200 ? JSON.parse(body) : { statusCode, body };
}

describe('route', () => {
  // API Gateway developer guide, Routes for HTTP APIs: its own example.
  const example = routes(
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /{proxy+}',
    '$default',
  );
  it.each([
    ['GET', '/pets/dog/1', { routeKey: 'GET /pets/dog/1' }],
    ['GET', '/pets/dog/2', { routeKey: 'GET /pets/dog/{id}', pathParameters: { id: '2' } }],
    ['GET', '/pets/cat/1', { routeKey: 'GET /pets/{proxy+}', pathParameters: { proxy: 'cat/1' } }],
    ['POST', '/test/5', { routeKey: 'ANY /{proxy+}', pathParameters: { proxy: 'test/5' } }],
    ['GET', '/', { routeKey: '$default' }],
  ])('of %s %s is the most specific', async (method, target, expected) => {
    await expect(routeOf(example, method, target)).resolves.toEqual(expected);
  });

  it('prefers a method to ANY', async () => {
    const api = routes('ANY /a', 'GET /a');

    await expect(routeOf(api, 'GET', '/a')).resolves.toEqual({ routeKey: 'GET /a' });
    await expect(routeOf(api, 'PUT', '/a')).resolves.toEqual({ routeKey: 'ANY /a' });
  });

  it.each([
    ['GET', '/nowhere'],
    ['PUT', '/only'],
  ])('is missing for %s %s: 404', async (method, target) => {
    await expect(routeOf(routes('GET /only'), method, target)).resolves.toEqual({
      statusCode: 404,
      body: '{"message":"Not Found"}',
    });
  });
});

describe('stage', () => {
  const stages = [
    { name: '$default', variables: {} },
    { name: 'dev', variables: { color: 'red' } },
  ];

  // aws-powertools/powertools-lambda-python issue 621, dougmoscrop/serverless-http pull request 143.
  it.each([
    ['2.0', '/dev/a', { rawPath: '/dev/a', stageVariables: { color: 'red' } }],
    ['1.0', '/dev/a', { path: '/dev/a', stageVariables: { color: 'red' } }],
    ['2.0', '/a', { rawPath: '/a' }],
    ['1.0', '/a', { path: '/a', stageVariables: null }],
  ] as const)('in payload %s of %s', async (payload, target, expected) => {
    const [route] = httpApiOf('f', payload).routes as [HttpApiRoute];
    await using door = await serveHttpApi(
      (event) => ({ statusCode: 200, body: JSON.stringify(event) }),
      { stages, routes: [{ ...route, key: 'GET /a' }] },
    );

    const { body } = await exchange(door.port, { target });

    expect(JSON.parse(body)).toMatchObject(expected);
  });

  it('must exist', async () => {
    const api = { stages: [{ name: 'dev', variables: {} }] };

    await expect(routeOf(api, 'GET', '/dev/a')).resolves.toEqual({ routeKey: '$default' });
    await expect(routeOf(api, 'GET', '/a')).resolves.toMatchObject({ statusCode: 404 });
  });
});

describe('event of payload 1.0', () => {
  // aws/aws-lambda-dotnet, LambdaTestTool-v2, V1_SpecialCharactersInPathHttpV1. The conformance suite
  // has no route with payload 1.0.
  it('names its route and has its parameters decoded', async () => {
    const [route] = httpApiOf('f', '1.0').routes as [HttpApiRoute];
    const resource = '/api/users/{username}/orders/{orderName}';
    await using door = await serveHttpApi(
      (event) => ({ statusCode: 200, body: JSON.stringify(event) }),
      { routes: [{ ...route, key: `POST ${resource}` }] },
    );
    const target = '/api/users/****%20Doe/orders/Summer%20Sale%202023';

    const { body } = await exchange(door.port, { method: 'POST', target });

    expect(JSON.parse(body)).toMatchObject({
      resource,
      path: target,
      pathParameters: { username: '**** Doe', orderName: 'Summer Sale 2023' },
      requestContext: {
        path: '/api/users/**** Doe/orders/Summer Sale 2023',
        resourceId: `POST ${resource}`,
        resourcePath: resource,
      },
    });
  });
});

describe('integration', () => {
  // compiler-explorer/explain pull request 19, measured on AWS.
  it('that takes too long is a 503', async () => {
    const slow = { ...integration, timeoutMs: 10 } as HttpApiRoute['integration'];
    const never = { invoke: () => new Promise<never>(() => {}) };

    await using door = await serveHttpApi(never, {
      routes: [{ key: '$default', integration: slow }],
    });

    await expect(exchange(door.port)).resolves.toMatchObject({
      statusCode: 503,
      body: '{"message":"Service Unavailable"}',
    });
  });

  it('that is not served answers 501 and why', async () => {
    const reason = 'Not served locally: route GET /a: it has an authorizer (JWT)';
    await using door = await serveHttpApi(() => 'never', {
      routes: [{ key: 'GET /a', integration: { kind: 'not_served', reason } }],
    });

    await expect(exchange(door.port, { target: '/a' })).resolves.toMatchObject({
      statusCode: 501,
      body: JSON.stringify({ message: reason }),
    });
  });
});

describe('body that no event can hold', () => {
  it.each([
    ['application/octet-stream', 4_718_668],
    ['text/plain', 6_291_557],
  ])('of type %s is refused by its length', async (type, length) => {
    await using door = await serveHttpApi(() => 'never');
    const headers = [['content-type', type]] as const;

    const answer = await exchange(door.port, {
      method: 'POST',
      headers,
      body: Buffer.alloc(length),
    });

    expect(answer).toMatchObject({ statusCode: 413, headers: { connection: 'keep-alive' } });
  });

  it('costs no memory for its bytes', { timeout: 60_000 }, async () => {
    await using door = await serveHttpApi(() => 'never');
    const head = formatRequest({ method: 'POST', headers: [['content-length', '10000000']] });
    const chunk = Buffer.alloc(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const uploads = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const socket = connect(door.port, '127.0.0.1');
        const answered = once(socket, 'data');
        socket.write(head);
        for (let sent = 0; sent < 9; sent += 1) {
          await new Promise((resolve) => socket.write(chunk, resolve));
        }
        return { socket, answered };
      }),
    );
    // All but the last chunks are under way or read: 270 MB.
    let peak = 0;
    for (let sample = 0; sample < 50; sample += 1) {
      await setTimeout(10);
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    const statuses = await Promise.all(
      uploads.map(async ({ socket, answered }) => {
        socket.write(chunk);
        const [received] = await answered;
        socket.destroy();
        return parseAnswer(received)?.statusCode;
      }),
    );

    expect(new Set(statuses)).toEqual(new Set([413]));
    // Measured: 70 MB, and 269 MB when the bodies are kept.
    expect(peak).toBeLessThan(150_000_000);
  });
});
