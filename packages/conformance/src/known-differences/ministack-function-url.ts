import type { Observed } from '../probe/probe.ts';
import { differencesIn, type KnownDifference } from './known-difference.ts';

const differs = differencesIn(
  'MiniStack 1.5.33',
  'https://github.com/ministackorg/ministack/blob/main/ministack/services/lambda_svc.py',
);

const REWRITTEN = 'It parses the result and writes it anew, with blanks';

function json(body: string) {
  return { status: 200, contentType: 'application/json', body };
}

export const ministackFunctionUrl: readonly KnownDifference<Observed>[] = [
  differs('an object without statusCode', json('{"hello": "world"}'), REWRITTEN),
  differs('an array without statusCode', json('[1, "a"]'), REWRITTEN),
  differs(
    'a thrown error',
    {
      status: 502,
      body: '{"errorMessage": "thrown by the fixture", "errorType": "Runtime.HandlerError"}',
    },
    "It shows the client the function's error",
  ),
  differs('a result beyond 6 MB', { status: 200, bytes: 6_291_600 }, 'It has no limit of its own'),
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
    'a repeated and encoded query',
    {
      rawQueryString:
        'repeat=one&repeat=two&redirect=https%3A%2F%2Fexample.com%2Fa%2Fb&literalPlus=a%20b',
      queryStringParameters: {
        repeat: 'one,two',
        redirect: 'https://example.com/a/b',
        literalPlus: 'a b',
      },
      multiValueQueryStringParameters: null,
    },
    'It writes the raw query anew from the decoded one',
  ),
  differs(
    'a blank in the path',
    { path: '/capture/space value', inContext: '/capture/space value' },
    'It decodes `rawPath` too, not only the path in the context',
  ),
];
