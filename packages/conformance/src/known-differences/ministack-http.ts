import type { Observed } from '../probe/probe.ts';
import { differencesIn, type KnownDifference } from './known-difference.ts';

const differs = differencesIn(
  'MiniStack 1.5.33',
  'https://github.com/ministackorg/ministack/blob/main/ministack/services/apigateway.py',
);

const REWRITTEN = 'It parses the result and writes it anew, with blanks';
const UNCHECKED = 'It takes any number for a status and never refuses one';
const NO_LIMIT = 'It has no limit of its own';
const CORS = 'It knows CORS settings by other names than CloudFormation sends them';
const CORS_ISSUE = 'https://github.com/ministackorg/ministack/issues/406';

function json(body: string) {
  return { status: 200, contentType: 'application/json', body };
}

export const ministackHttp: readonly KnownDifference<Observed>[] = [
  differs('an object without statusCode', json('{"hello": "world"}'), REWRITTEN),
  differs('an array without statusCode', json('[1, "a"]'), REWRITTEN),
  differs('no content type', json('Hello, World!'), 'Its default is application/json'),
  differs(
    'a list as header value',
    { status: 200, body: '' },
    'It sends each of the list as a line of its own',
  ),
  differs(
    'a thrown error',
    {
      status: 502,
      body: '{"errorMessage": "thrown by the fixture", "errorType": "Runtime.HandlerError"}',
    },
    "It answers as a REST API does, and shows the client the function's error",
  ),
  differs('statusCode 0', { status: 500, body: '' }, `${UNCHECKED}: its server fails on this one`),
  differs('statusCode 200.5', { status: 200, body: 'replaced' }, UNCHECKED),
  differs('a result beyond 6 MB', { status: 200, bytes: 6_291_600 }, NO_LIMIT),
  differs(
    'cookies in',
    { cookies: null, header: 'session=abc123; theme=dark' },
    'Its event has no `cookies`, only the header',
  ),
  differs(
    'a header sent twice',
    { header: 'first, second', list: null },
    'It joins by a comma and a blank',
  ),
  differs(
    'the scheme that the client used',
    { proto: null, port: null },
    'It adds no x-forwarded headers',
  ),
  differs('a trace id', { given: false }, 'It adds no x-amzn-trace-id'),
  differs(
    'an encoded question mark in the path',
    { path: '/question?value', inContext: '/question?value' },
    'It does not cut the path at a decoded question mark',
  ),
  differs(
    'a percent sign that is no escape, encoded',
    { path: '/percent%25done', inContext: '/percent%25done' },
    'It leaves such a path encoded',
  ),
  differs('a text beyond 6 MB in', { status: 200, bytes: 6_400_000 }, NO_LIMIT),
  differs('a body beyond 10 MB', { status: 200 }, NO_LIMIT),
  differs('a CORS preflight', { origin: null, methods: null, headers: null }, CORS, CORS_ISSUE),
  differs(
    'CORS headers on an answer',
    { status: 200, 'access-control-allow-origin': [] },
    CORS,
    CORS_ISSUE,
  ),
  differs(
    "the function's own CORS header",
    { status: 200, 'access-control-allow-origin': ['https://function.example'] },
    CORS,
    CORS_ISSUE,
  ),
];
