import { eventProbe } from '../probe/event-probe.ts';
import type { FunctionEvent } from '../probe/observe.ts';
import { known, notSettled, type Observed, type Probe } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

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

/** What the function gets to know of the request's path and query. */
export const targetProbes: readonly Probe[] = [
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
