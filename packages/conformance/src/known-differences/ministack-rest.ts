import type { Observed } from '../probe/probe.ts';
import { differencesIn, type KnownDifference } from './known-difference.ts';

const differs = differencesIn(
  'MiniStack 1.5.33',
  'https://github.com/ministackorg/ministack/blob/main/ministack/services/apigateway_v1.py',
);

const INFERS = 'It makes a body of any result, as an HTTP API does; a REST API refuses it';
const UNKNOWN_FIELD = 'It ignores fields that payload 1.0 does not have; a REST API refuses them';
const NO_STATUS = 'It takes anything for a status; its server fails on what is none';
const NO_LIMIT = 'It has no limit of its own';
const DECODES = 'It decodes the path; a REST API does not';

function json(body: string) {
  return { status: 200, contentType: 'application/json', body };
}

export const ministackRest: readonly KnownDifference<Observed>[] = [
  differs('an object without statusCode', json('{"hello": "world"}'), INFERS),
  differs('an array without statusCode', json('[1, "a"]'), INFERS),
  differs('a text without statusCode', json('hello'), INFERS),
  differs('a number without statusCode', json('3'), INFERS),
  differs('a boolean without statusCode', json('true'), INFERS),
  differs('an empty object', { status: 200, body: '{}' }, INFERS),
  differs('cookies out', { status: 200, 'set-cookie': [] }, UNKNOWN_FIELD),
  differs(
    'a set-cookie header beside cookies',
    { status: 200, 'set-cookie': ['c=3; Path=/'] },
    UNKNOWN_FIELD,
  ),
  differs(
    'a thrown error',
    {
      status: 502,
      message: '{"errorMessage": "thrown by the fixture", "errorType": "Runtime.HandlerError"}',
    },
    "It shows the client the function's error",
  ),
  differs('statusCode 0', { status: 500, body: '' }, NO_STATUS),
  differs('statusCode "abc"', { status: 500, body: '' }, NO_STATUS),
  differs('a result beyond 6 MB', { status: 200, bytes: 6_291_600 }, NO_LIMIT),
  differs(
    'the kind of event',
    { version: '1.0', route: '/{proxy+}' },
    'Its event has a version, as that of an HTTP API with payload 1.0',
  ),
  differs(
    'a header sent twice',
    { header: 'first, second', list: ['first, second'] },
    'It joins the values before it makes the lists',
  ),
  differs('a header name in mixed case', { names: ['x-mixed'] }, 'It writes names in lower case'),
  differs(
    'the scheme that the client used',
    { proto: null, port: null },
    'It adds no x-forwarded headers',
  ),
  differs('a trace id', { given: false }, 'It adds no X-Amzn-Trace-Id'),
  differs(
    'a repeated and encoded query',
    {
      rawQueryString: null,
      queryStringParameters: {
        repeat: 'one',
        redirect: 'https://example.com/a/b',
        literalPlus: 'a b',
      },
      multiValueQueryStringParameters: {
        repeat: ['one', 'two'],
        redirect: ['https://example.com/a/b'],
        literalPlus: ['a b'],
      },
    },
    'Of a repeated parameter it takes the first for `queryStringParameters`, AWS the last',
  ),
  differs('a blank in the path', { path: '/capture/space value', inContext: null }, DECODES),
  differs(
    'letters beyond ASCII in the path',
    { path: '/unicode-λ-世界', inContext: null },
    DECODES,
  ),
  differs('a text of 6,000,000 bytes in', { status: 200, bytes: 6_000_000 }, NO_LIMIT),
  differs('a text beyond 6 MB in', { status: 200, bytes: 6_400_000 }, NO_LIMIT),
  differs('a body beyond 10 MB', { status: 200 }, NO_LIMIT),
];
