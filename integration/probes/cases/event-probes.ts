import { type FunctionEvent, seeEvent } from '../observe.ts';
import { type Expectation, known, notSettled, type Observed, type Probe } from '../probe.ts';
import { sources } from '../sources.ts';

interface EventProbe {
  readonly name: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly read: (event: FunctionEvent) => Observed;
  readonly http: Expectation;
  readonly rest: Expectation;
  readonly functionUrl: Expectation;
}

function eventProbe({ name, path = '/', headers = [], read, ...aws }: EventProbe): Probe {
  return {
    name,
    api: 'open',
    request: { method: 'GET', path, headers },
    observe: seeEvent(read),
    aws: { http: aws.http, rest: aws.rest, 'function-url': aws.functionUrl },
  };
}

const header = (event: FunctionEvent, name: string) => event.headers?.[name] ?? null;
const first = (event: FunctionEvent, ...names: string[]) =>
  names.map((name) => header(event, name)).find((value) => value !== null) ?? null;

function readQuery({ rawQueryString, ...event }: FunctionEvent): Observed {
  return {
    rawQueryString: rawQueryString ?? null,
    queryStringParameters: event.queryStringParameters ?? null,
    multiValueQueryStringParameters: event.multiValueQueryStringParameters ?? null,
  };
}

function readPath({ rawPath, path, requestContext }: FunctionEvent): Observed {
  const http = requestContext?.http;
  const inContext = typeof http === 'object' && http !== null ? Reflect.get(http, 'path') : null;
  return { path: rawPath ?? path ?? null, inContext };
}

const QUERY = 'repeat=one&repeat=two&redirect=https%3A%2F%2Fexample.com%2Fa%2Fb&literalPlus=a+b';
const decoded = { redirect: 'https://example.com/a/b', literalPlus: 'a b' };
const joined: Observed = {
  rawQueryString: QUERY,
  queryStringParameters: { repeat: 'one,two', ...decoded },
  multiValueQueryStringParameters: null,
};

/** What the function gets to know of a request without a body. */
export const eventProbes: readonly Probe[] = [
  eventProbe({
    name: 'the kind of event',
    path: '/any',
    read: ({ version, routeKey, resource }) => ({
      version: version ?? null,
      route: routeKey ?? resource ?? null,
    }),
    http: known({ version: '2.0', route: '$default' }, sources.voker),
    rest: known({ version: null, route: '/{proxy+}' }, sources.restTests),
    functionUrl: known({ version: '2.0', route: '$default' }, sources.voker),
  }),
  eventProbe({
    name: 'cookies in',
    headers: [['cookie', 'session=abc123; theme=dark']],
    read: (event) => ({ cookies: event.cookies ?? null, header: first(event, 'cookie', 'Cookie') }),
    http: known({ cookies: ['session=abc123', 'theme=dark'], header: null }, sources.voker),
    rest: known({ cookies: null, header: 'session=abc123; theme=dark' }, sources.voker),
    functionUrl: known(
      { cookies: ['session=abc123', 'theme=dark'], header: 'session=abc123; theme=dark' },
      sources.voker,
    ),
  }),
  eventProbe({
    name: 'a header sent twice',
    headers: [
      ['x-many', 'first'],
      ['x-many', 'second'],
    ],
    read: (event) => ({
      header: header(event, 'x-many'),
      list: (event.multiValueHeaders as Record<string, unknown> | undefined)?.['x-many'] ?? null,
    }),
    http: known({ header: 'first,second', list: null }, sources.voker),
    rest: known({ header: 'second', list: ['first', 'second'] }, sources.voker),
    functionUrl: known({ header: 'first,second', list: null }, sources.voker),
  }),
  eventProbe({
    name: 'a header name in mixed case',
    headers: [['X-MiXed', 'Value']],
    read: ({ headers }) => ({
      names: Object.keys(headers ?? {}).filter((name) => name.toLowerCase() === 'x-mixed'),
    }),
    http: known({ names: ['x-mixed'] }, sources.snapshots),
    rest: known({ names: ['X-MiXed'] }, sources.restTests),
    functionUrl: known({ names: ['x-mixed'] }, sources.urlSnapshots),
  }),
  eventProbe({
    name: 'the scheme that the client used',
    read: (event) => ({
      proto: first(event, 'x-forwarded-proto', 'X-Forwarded-Proto'),
      port: first(event, 'x-forwarded-port', 'X-Forwarded-Port'),
    }),
    http: known({ proto: 'https', port: '443' }, sources.voker),
    rest: known({ proto: 'https', port: '443' }, sources.voker),
    functionUrl: known({ proto: 'https', port: '443' }, sources.voker),
  }),
  eventProbe({
    name: 'a trace id',
    read: (event) => ({
      given: /^Root=1-/.test(first(event, 'x-amzn-trace-id', 'X-Amzn-Trace-Id') ?? ''),
    }),
    http: known({ given: true }, sources.voker),
    rest: known({ given: true }, sources.voker),
    functionUrl: known({ given: true }, sources.voker),
  }),
  eventProbe({
    name: 'a repeated and encoded query',
    path: `/?${QUERY}`,
    read: readQuery,
    http: known(joined, sources.voker),
    rest: known(
      {
        rawQueryString: null,
        queryStringParameters: { repeat: 'two', ...decoded },
        multiValueQueryStringParameters: {
          repeat: ['one', 'two'],
          redirect: ['https://example.com/a/b'],
          literalPlus: ['a b'],
        },
      },
      sources.voker,
    ),
    functionUrl: known(joined, sources.voker),
  }),
  eventProbe({
    name: 'no query',
    read: readQuery,
    http: known(
      { rawQueryString: '', queryStringParameters: null, multiValueQueryStringParameters: null },
      sources.snapshots,
    ),
    rest: known(
      { rawQueryString: null, queryStringParameters: null, multiValueQueryStringParameters: null },
      sources.snapshots,
    ),
    functionUrl: notSettled(),
  }),
  eventProbe({
    name: 'a blank in the path',
    path: '/capture/space%20value',
    read: readPath,
    http: known({ path: '/capture/space value', inContext: '/capture/space value' }, sources.voker),
    rest: known({ path: '/capture/space%20value', inContext: null }, sources.voker),
    functionUrl: known(
      { path: '/capture/space%20value', inContext: '/capture/space value' },
      sources.voker,
    ),
  }),
  eventProbe({
    name: 'an encoded slash in the path',
    path: '/slash%2Fvalue',
    read: readPath,
    http: known({ path: '/slash/value', inContext: '/slash/value' }, sources.vokerPaths),
    rest: notSettled(),
    functionUrl: notSettled(),
  }),
  eventProbe({
    name: 'an encoded question mark in the path',
    path: '/question%3Fvalue',
    read: readPath,
    http: known({ path: '/question', inContext: '/question' }, sources.vokerPaths),
    rest: notSettled(),
    functionUrl: notSettled(),
  }),
  eventProbe({
    name: 'letters beyond ASCII in the path',
    path: '/unicode-%CE%BB-%E4%B8%96%E7%95%8C',
    read: readPath,
    http: known({ path: '/unicode-λ-世界', inContext: '/unicode-λ-世界' }, sources.vokerPaths),
    rest: known({ path: '/unicode-%CE%BB-%E4%B8%96%E7%95%8C', inContext: null }, sources.snapshots),
    functionUrl: notSettled(),
  }),
  eventProbe({
    name: 'a percent sign that is no escape, encoded',
    path: '/percent%25done',
    read: readPath,
    http: known({ status: 400, body: '{"message":"Bad Request"}' }, sources.vokerPaths),
    rest: notSettled(),
    functionUrl: notSettled(),
  }),
  eventProbe({
    name: 'a trailing slash',
    path: '/one/',
    read: readPath,
    http: notSettled(),
    rest: known({ path: '/one/', inContext: null }, sources.restTests),
    functionUrl: notSettled(),
  }),
];
