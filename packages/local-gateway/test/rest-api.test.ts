import { describe, expect, it } from 'vitest';
import type { MockIntegration } from '../src/rest-api/mock-integration.ts';
import { type RestApi, type RestMethod, restApiOf } from '../src/rest-api/rest-api.ts';
import { exchange, type RawRequest } from './exchange.ts';
import { returning, serveRestApi } from './serve-door.ts';

const [{ integration }] = restApiOf('f').methods as [RestMethod];

/** Methods by their resource's path, each answered by the function. */
function methods(...keys: string[]): Pick<RestApi, 'methods'> {
  return {
    methods: keys.map((key) => {
      const [method = '', resourcePath = ''] = key.split(' ');
      return { method, resourcePath, resourceId: key, integration };
    }),
  };
}

async function resourceOf(api: Partial<RestApi>, target: string, method = 'GET') {
  await using door = await serveRestApi(
    ({ resource, pathParameters }: { resource: string; pathParameters: object }) => ({
      body: JSON.stringify({ resource, pathParameters }),
    }),
    api,
  );
  const { statusCode, body } = await exchange(door.port, { target: `/prod${target}`, method });
  return statusCode === 200 ? JSON.parse(body) : { statusCode };
}

describe('resource', () => {
  // localstack/localstack, test_apigateway_common.py, TestApigatewayRouting, validated on AWS.
  const part1 = methods('GET /part1', 'GET /{param+}', 'GET /part1/hardcoded-value');
  it.each([
    ['/part1', '/part1'],
    ['/part1/hardcoded-value', '/part1/hardcoded-value'],
    ['/part1/random-value', '/{param+}'],
  ])('for %s is %s', async (target, resource) => {
    await expect(resourceOf(part1, target)).resolves.toMatchObject({ resource });
  });

  it.each([
    ['/a', '/a', null],
    ['/b', '/{name}', { name: 'b' }],
    ['/a/b', '/a/{name}', { name: 'b' }],
    ['/a/b/c', '/{rest+}', { rest: 'a/b/c' }],
    ['/', '/', null],
    ['', '/', null],
  ])(
    'goes by text, then parameters, then greedy ones: %s',
    async (target, resource, parameters) => {
      const api = methods('ANY /{rest+}', 'GET /{name}', 'GET /a', 'GET /a/{name}', 'GET /');

      await expect(resourceOf(api, target)).resolves.toEqual({
        resource,
        pathParameters: parameters,
      });
    },
  );

  it('prefers a method to ANY', async () => {
    const api = methods('ANY /a', 'POST /a');

    await using door = await serveRestApi(
      ({ requestContext }: { requestContext: { resourceId: string } }) => ({
        body: requestContext.resourceId,
      }),
      api,
    );
    const ask = async (method: string) =>
      (await exchange(door.port, { method, target: '/prod/a' })).body;

    expect([await ask('POST'), await ask('GET')]).toEqual(['POST /a', 'ANY /a']);
  });
});

describe('stage', () => {
  it('has its variables and must exist', async () => {
    const variables = { color: 'red' };
    await using door = await serveRestApi(
      ({ stageVariables, requestContext }: never) => ({
        body: JSON.stringify([stageVariables, Reflect.get(requestContext, 'stage')]),
      }),
      { stages: [{ name: 'live', variables }] },
    );

    await expect(exchange(door.port, { target: '/live/a' })).resolves.toMatchObject({
      body: '[{"color":"red"},"live"]',
    });
    await expect(exchange(door.port, { target: '/prod/a' })).resolves.toMatchObject({
      statusCode: 403,
      body: '{"message":"Forbidden"}',
    });
  });
});

describe('binary media types', () => {
  const PNG = 'iVBORw0KGgo=';
  const image = { statusCode: 200, body: PNG, isBase64Encoded: true };

  // localstack/localstack, test_aws_proxy_binary_response, validated on AWS.
  it.each([
    [['image/png', '*/test'], '*/test', false],
    [['image/png', '*/test'], 'random/test', false],
    [['image/png', 'application/*'], 'application/*', true],
    [['*/*'], 'text/html', true],
  ] as const)('%j with Accept %s: decoded %s', async (binaryMediaTypes, accept, decoded) => {
    await using door = await serveRestApi(() => image, { binaryMediaTypes });

    const { bytes } = await exchange(door.port, {
      target: '/prod/a',
      headers: [['accept', accept]],
    });

    expect(bytes).toEqual(decoded ? Buffer.from(PNG, 'base64') : Buffer.from(PNG));
  });

  it('are no help for a body that is no base64: 500', async () => {
    const bad = { statusCode: 200, body: 'èé+à)(', isBase64Encoded: true };
    await using door = await serveRestApi(() => bad, { binaryMediaTypes: ['*/*'] });

    const { statusCode } = await exchange(door.port, { target: '/prod/a' });

    expect(statusCode).toBe(500);
    expect(String(door.reports[0])).toContain('base64');
  });

  it('take the bytes of a type in any case and with parameters', async () => {
    await using door = await serveRestApi(
      ({ body, isBase64Encoded }: never) => ({ body: JSON.stringify({ body, isBase64Encoded }) }),
      { binaryMediaTypes: ['image/*'] },
    );

    const { body } = await exchange(door.port, {
      method: 'POST',
      target: '/prod/a',
      headers: [['content-type', 'IMAGE/PNG; q=1']],
      body: Buffer.from([0, 1, 2]),
    });

    expect(JSON.parse(body)).toEqual({ body: 'AAEC', isBase64Encoded: true });
  });
});

const error = { errorType: 'Error', errorMessage: 'thrown' };
const timedOut = { outcome: 'timed_out', error } as const;

describe('error', () => {
  it.each([
    ['a function that times out', { invoke: async () => timedOut }],
    ['a result that is null', returning('null')],
  ])('of %s is a 502', async (_name, behind) => {
    await using door = await serveRestApi(behind);

    await expect(exchange(door.port, { target: '/prod/a' })).resolves.toMatchObject({
      statusCode: 502,
      headers: { 'x-amzn-errortype': 'InternalServerErrorException' },
      body: '{"message": "Internal server error"}',
    });
  });

  it('of an integration that takes too long is a 504', async () => {
    const slow = { ...integration, timeoutMs: 10 } as const;
    const never = { invoke: () => new Promise<never>(() => {}) };
    await using door = await serveRestApi(never, {
      methods: [{ method: 'ANY', resourcePath: '/a', resourceId: 'a', integration: slow }],
    });

    await expect(exchange(door.port, { target: '/prod/a' })).resolves.toMatchObject({
      statusCode: 504,
      body: '{"message":"Endpoint request timed out"}',
    });
  });

  it('is answered as the app has set it', async () => {
    const gatewayResponses = {
      MISSING_AUTHENTICATION_TOKEN: {
        statusCode: 404,
        headers: { 'x-own': 'yes' },
        template: '{"own":$context.error.messageString,"type":"$context.error.responseType"}',
      },
      DEFAULT_5XX: { headers: { 'access-control-allow-origin': '*' } },
    };
    await using door = await serveRestApi(returning('no JSON'), {
      ...methods('GET /a'),
      gatewayResponses,
    });

    await expect(exchange(door.port, { target: '/prod/b' })).resolves.toMatchObject({
      statusCode: 404,
      headers: { 'x-own': 'yes' },
      body: '{"own":"Missing Authentication Token","type":"MISSING_AUTHENTICATION_TOKEN"}',
    });
    await expect(exchange(door.port, { target: '/prod/a' })).resolves.toMatchObject({
      statusCode: 502,
      headers: { 'access-control-allow-origin': '*' },
      body: '{"message": "Internal server error"}',
    });
  });
});

describe('mock', () => {
  const mock: MockIntegration = {
    kind: 'mock',
    statusCode: 204,
    headers: { 'Access-Control-Allow-Origin': 'https://a.example', Vary: 'Origin' },
    body: '',
    otherOrigins: [{ equals: 'https://b.example' }, { matches: 'https://.*\\.c\\.example' }],
  };
  const preflight = (origin: string): RawRequest => ({
    method: 'OPTIONS',
    target: '/prod/a',
    headers: [['origin', origin]],
  });

  it.each([
    ['https://a.example', 'https://a.example'],
    ['https://b.example', 'https://b.example'],
    ['https://x.c.example', 'https://x.c.example'],
    ['https://other.example', 'https://a.example'],
  ])('answers %s with the allowed origin %s', async (origin, allowed) => {
    await using door = await serveRestApi(() => 'never', {
      methods: [{ method: 'OPTIONS', resourcePath: '/a', resourceId: 'a', integration: mock }],
    });

    await expect(exchange(door.port, preflight(origin))).resolves.toMatchObject({
      statusCode: 204,
      headers: { 'access-control-allow-origin': allowed, vary: 'Origin' },
      body: '',
    });
  });
});
