import type { RawRequest } from '../exchange.ts';

/** A request and what of its payload 1.0 event was recorded. */
export interface RecordedEvent {
  readonly name: string;
  /** The resource or route that the request takes, with the method POST unless it has one. */
  readonly route: string;
  readonly stage?: string;
  readonly request: RawRequest;
  readonly event: object;
}

const HOST = 'EXAMPLE.execute-api.REGION.amazonaws.com';
// .NET's client sends an empty body as text.
const EMPTY = [
  ['Host', HOST],
  ['Content-Type', 'text/plain; charset=utf-8'],
  ['Content-Length', '0'],
] as const;

/** Fields of a header map with one value each, as both maps have them. */
function headers(values: Record<string, string>) {
  return {
    headers: values,
    multiValueHeaders: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, [value]]),
    ),
  };
}

const noQuery = { queryStringParameters: null, multiValueQueryStringParameters: null };

/**
 * REST API, recorded on AWS in April 2025 by the authors of aws/aws-lambda-dotnet
 * (Tools/LambdaTestTool-v2, unit test snapshots, Apache-2.0).
 */
const restByDotNet: readonly RecordedEvent[] = [
  {
    name: 'cookies, a query and a parameter',
    route: '/test1/api/users/{userId}/orders',
    request: {
      method: 'POST',
      target: '/test/test1/api/users/123/orders?status=pending&tag=important&tag=urgent',
      headers: [
        ...EMPTY,
        ['User-Agent', 'TestAgent'],
        ['Cookie', 'session=abc123; theme=dark'],
        ['X-Custom-Header', 'value1'],
      ],
    },
    event: {
      resource: '/test1/api/users/{userId}/orders',
      path: '/test1/api/users/123/orders',
      httpMethod: 'POST',
      ...headers({
        'Content-Type': 'text/plain; charset=utf-8',
        Cookie: 'session=abc123; theme=dark',
        Host: HOST,
        'User-Agent': 'TestAgent',
        'X-Custom-Header': 'value1',
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      }),
      queryStringParameters: { status: 'pending', tag: 'urgent' },
      multiValueQueryStringParameters: { status: ['pending'], tag: ['important', 'urgent'] },
      pathParameters: { userId: '123' },
      stageVariables: null,
      requestContext: {
        path: '/test/test1/api/users/123/orders',
        stage: 'test',
        identity: { userAgent: 'TestAgent', user: null, caller: null, accountId: null },
        resourcePath: '/test1/api/users/{userId}/orders',
        httpMethod: 'POST',
        domainName: HOST,
        domainPrefix: 'EXAMPLE',
      },
      body: null,
      isBase64Encoded: false,
    },
  },
  ...(
    [
      [
        'stars and spaces in the path',
        '/test5/api/users/{username}/orders/{orderName}',
        '/test5/api/users/****%20Doe/orders/Summer%20Sale%202023',
        { username: '****%20Doe', orderName: 'Summer%20Sale%202023' },
      ],
      [
        'letters beyond ASCII in the path',
        '/test6/api/products/{productName}/reviews/{reviewTitle}',
        '/test6/api/products/%E2%98%95%20Coffee/reviews/%F0%9F%98%8A%20Happy',
        { productName: '%E2%98%95%20Coffee', reviewTitle: '%F0%9F%98%8A%20Happy' },
      ],
    ] as const
  ).map(([name, route, path, pathParameters]) => ({
    name,
    route,
    request: { method: 'POST', target: `/test${path}`, headers: EMPTY },
    event: {
      resource: route,
      path,
      ...headers({
        'Content-Type': 'text/plain; charset=utf-8',
        Host: HOST,
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      }),
      ...noQuery,
      pathParameters,
      requestContext: { path: `/test${path}`, stage: 'test', resourcePath: route },
      body: null,
      isBase64Encoded: false,
    },
  })),
];

/** A path on stage `stage` with `ANY /{proxy+}` and `ANY /hardcoded`, and what the event has of it. */
function proxied(
  name: string,
  target: string,
  paths: { path: string; proxy: string | null; inContext: string },
  query: object = noQuery,
): RecordedEvent {
  const resource = paths.proxy === null ? '/hardcoded' : '/{proxy+}';
  return {
    name,
    route: resource,
    stage: 'stage',
    request: {
      target,
      headers: [
        ['authorization', 'random-value'],
        ['tEsT-HEADeR', 'aValUE'],
      ],
    },
    event: {
      resource,
      path: paths.path,
      httpMethod: 'GET',
      headers: { Authorization: 'random-value', 'tEsT-HEADeR': 'aValUE' },
      pathParameters: paths.proxy === null ? null : { proxy: paths.proxy },
      ...query,
      requestContext: {
        path: paths.inContext,
        stage: 'stage',
        resourcePath: resource,
        protocol: 'HTTP/1.1',
      },
      body: null,
      isBase64Encoded: false,
    },
  };
}

const EMAIL = 'api/user/test%2Balias@gmail.com/plus/test+alias@gmail.com';

/**
 * REST API, recorded on AWS in August 2024 by the authors of localstack/localstack
 * (tests/aws/services/apigateway/test_apigateway_lambda.py and its snapshot at 8b9a79f, Apache-2.0).
 */
const restByLocalStack: readonly RecordedEvent[] = [
  proxied('a path', '/stage/proxy-value', {
    path: '/proxy-value',
    proxy: 'proxy-value',
    inContext: '/stage/proxy-value',
  }),
  proxied('a slash at the end', '/stage/proxy-value/', {
    path: '/proxy-value/',
    proxy: 'proxy-value',
    inContext: '/stage/proxy-value/',
  }),
  proxied('two slashes within', '/stage/proxy-value//double-slash', {
    path: '/proxy-value//double-slash',
    proxy: 'proxy-value//double-slash',
    inContext: '/stage/proxy-value//double-slash',
  }),
  proxied('two slashes before the stage', '//stage/proxy-value', {
    path: '/proxy-value',
    proxy: 'proxy-value',
    inContext: '/stage/proxy-value',
  }),
  proxied('two slashes after the stage', '/stage//proxy-value', {
    path: '/proxy-value',
    proxy: 'proxy-value',
    inContext: '/stage//proxy-value',
  }),
  proxied('two slashes before a resource', '/stage//hardcoded', {
    path: '/hardcoded',
    proxy: null,
    inContext: '/stage//hardcoded',
  }),
  proxied(
    'a slash before the query',
    '/stage/proxy-value/?urlparam=test',
    { path: '/proxy-value/', proxy: 'proxy-value', inContext: '/stage/proxy-value/' },
    {
      queryStringParameters: { urlparam: 'test' },
      multiValueQueryStringParameters: { urlparam: ['test'] },
    },
  ),
  proxied('an encoded plus in the path', `/stage/proxy-value/${EMAIL}`, {
    path: `/proxy-value/${EMAIL}`,
    proxy: `proxy-value/${EMAIL}`,
    inContext: `/stage/proxy-value/${EMAIL}`,
  }),
  proxied(
    'an encoded query',
    '/stage/proxy-value/api?dateTimeOffset=2023-06-12T18:05:10.123456+00:00&email=test%2Balias@gmail.com&plus=test+alias@gmail.com&url=https://www.google.com/&whitespace=foo%20bar&zhash=abort/',
    { path: '/proxy-value/api', proxy: 'proxy-value/api', inContext: '/stage/proxy-value/api' },
    {
      queryStringParameters: {
        dateTimeOffset: '2023-06-12T18:05:10.123456 00:00',
        email: 'test+alias@gmail.com',
        plus: 'test alias@gmail.com',
        url: 'https://www.google.com/',
        whitespace: 'foo bar',
        zhash: 'abort/',
      },
    },
  ),
  proxied(
    'repeated parameters',
    '/stage/proxy-value?category=electronics&category=books&price=10&price=20&price=30',
    { path: '/proxy-value', proxy: 'proxy-value', inContext: '/stage/proxy-value' },
    {
      queryStringParameters: { category: 'books', price: '30' },
      multiValueQueryStringParameters: {
        category: ['electronics', 'books'],
        price: ['10', '20', '30'],
      },
    },
  ),
];

/** REST API, captured on AWS in July 2026 by the authors of hotsock/voker (vokerhttp/testdata, MIT). */
const restByVoker: readonly RecordedEvent[] = [
  {
    name: 'a header sent twice and JSON',
    route: '/{proxy+}',
    stage: 'live',
    request: {
      method: 'POST',
      target: '/live/capture/space%20value?repeat=one&repeat=two&encodedPlus=a%2Bb&empty=',
      headers: [
        ['user-agent', 'curl/8.7.1'],
        ['content-type', 'application/json'],
        ['cookie', 'session=abc123; theme=dark'],
        ['x-voker-probe', 'first'],
        ['x-voker-probe', 'second'],
      ],
      body: '{"unicode":"lambda-λ"}',
    },
    event: {
      path: '/capture/space%20value',
      headers: {
        'User-Agent': 'curl/8.7.1',
        'content-type': 'application/json',
        cookie: 'session=abc123; theme=dark',
        'x-voker-probe': 'second',
      },
      multiValueHeaders: { 'x-voker-probe': ['first', 'second'] },
      queryStringParameters: { repeat: 'two', encodedPlus: 'a+b', empty: '' },
      multiValueQueryStringParameters: {
        repeat: ['one', 'two'],
        encodedPlus: ['a+b'],
        empty: [''],
      },
      pathParameters: { proxy: 'capture/space%20value' },
      requestContext: { path: '/live/capture/space%20value', stage: 'live' },
      body: '{"unicode":"lambda-λ"}',
      isBase64Encoded: false,
    },
  },
];

export const restEvents: readonly RecordedEvent[] = [
  ...restByDotNet,
  ...restByLocalStack,
  ...restByVoker,
];

/** HTTP API with payload 1.0, recorded with `restByDotNet`. */
export const httpPayload1Events: readonly RecordedEvent[] = [
  {
    name: 'stars and spaces in the path',
    route: '/test5/api/users/{username}/orders/{orderName}',
    request: {
      method: 'POST',
      target: '/test5/api/users/****%20Doe/orders/Summer%20Sale%202023',
      headers: EMPTY,
    },
    event: {
      resource: '/test5/api/users/{username}/orders/{orderName}',
      path: '/test5/api/users/****%20Doe/orders/Summer%20Sale%202023',
      httpMethod: 'POST',
      ...headers({
        'Content-Length': '0',
        'Content-Type': 'text/plain; charset=utf-8',
        Host: HOST,
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      }),
      ...noQuery,
      pathParameters: { orderName: 'Summer Sale 2023', username: '**** Doe' },
      stageVariables: null,
      requestContext: {
        path: '/test5/api/users/**** Doe/orders/Summer Sale 2023',
        resourceId: 'POST /test5/api/users/{username}/orders/{orderName}',
        resourcePath: '/test5/api/users/{username}/orders/{orderName}',
        stage: '$default',
        identity: { userAgent: '' },
        domainName: HOST,
        domainPrefix: 'EXAMPLE',
      },
      body: null,
      isBase64Encoded: false,
    },
  },
  {
    name: 'an encoded query',
    route: '/test4/api/search',
    request: {
      method: 'POST',
      target: '/test4/api/search?q=Hello%20World&tag=C%23%20Programming&tag=.NET%20Core',
      headers: EMPTY,
    },
    event: {
      queryStringParameters: { q: 'Hello World', tag: '.NET Core' },
      multiValueQueryStringParameters: {
        q: ['Hello World'],
        tag: ['C# Programming', '.NET Core'],
      },
      pathParameters: null,
      requestContext: { resourceId: 'POST /test4/api/search', resourcePath: '/test4/api/search' },
    },
  },
  {
    name: 'bytes',
    route: '/test3/api/users/{userId}/avatar',
    request: {
      method: 'POST',
      target: '/test3/api/users/123/avatar',
      headers: [
        ['Host', HOST],
        ['Content-Type', 'application/octet-stream'],
      ],
      body: Buffer.from([1, 2, 3, 4, 5]),
    },
    event: {
      ...headers({
        'Content-Length': '5',
        'Content-Type': 'application/octet-stream',
        Host: HOST,
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      }),
      pathParameters: { userId: '123' },
      body: 'AQIDBAU=',
      isBase64Encoded: true,
    },
  },
];
