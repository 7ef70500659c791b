import {
  observeBody,
  observeBytes,
  observeHeader,
  observeMessage,
  observeResponse,
} from '../probe/observe.ts';
import {
  type Expectation,
  known,
  notSettled,
  type Observed,
  type Probe,
  resultRequest,
} from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

const json = (body: string): Observed => ({ status: 200, contentType: 'application/json', body });

const MALFORMED = known(
  { status: 502, contentType: 'application/json', body: '{"message":"Internal server error"}' },
  sources.restErrors,
);

/** A result without statusCode: both payloads 2.0 make it the body, payload 1.0 knows no such thing. */
function inferred(name: string, result: string, body: string): Probe {
  return {
    name: `${name} without statusCode`,
    api: 'open',
    request: resultRequest(result),
    observe: observeResponse,
    aws: {
      http: known(json(body), sources.snapshots),
      rest: MALFORMED,
      'function-url': known(json(body), sources.urlSnapshots),
    },
  };
}

function open(
  name: string,
  result: string,
  observe: Probe['observe'],
  http: Expectation,
  rest: Expectation,
  functionUrl: Expectation,
): Probe {
  const aws = { http, rest, 'function-url': functionUrl };
  return { name, api: 'open', request: resultRequest(result), observe, aws };
}

const hello = (contentType: string) => ({ status: 200, contentType, body: 'Hello, World!' });
const markup = { status: 201, contentType: 'application/xml', body: '<a/>' };
const octets = (contentType: string) => ({ status: 200, contentType, base64: 'AP8NCoA=' });
const two = ['a=1; Path=/', 'b=2; Path=/'];

/** What becomes of the function's results. */
export const responseProbes: readonly Probe[] = [
  inferred('an object', 'object', '{"hello":"world"}'),
  inferred('an array', 'array', '[1,"a"]'),
  inferred('a text', 'text', 'hello'),
  inferred('a number', 'number', '3'),
  inferred('a boolean', 'boolean', 'true'),
  open('null', 'null', observeResponse, notSettled(), notSettled(), notSettled()),
  open(
    'an empty object',
    'empty object',
    observeBody,
    known({ status: 200, body: '{}' }, sources.payloads),
    known({ status: 200, body: '' }, sources.restTests),
    known({ status: 200, body: '{}' }, sources.urlPayloads),
  ),
  open(
    'a statusCode and nothing else',
    'status alone',
    observeBody,
    notSettled(),
    known({ status: 200, body: '' }, sources.restTests),
    notSettled(),
  ),
  open(
    'no content type',
    'untyped',
    observeResponse,
    known(hello('text/plain; charset=utf-8'), sources.snapshots),
    known(hello('application/json'), sources.snapshots),
    known(hello('application/json'), sources.urlSnapshots),
  ),
  open(
    'status and content type of its own',
    'typed',
    observeResponse,
    known(markup, sources.snapshots),
    known(markup, sources.snapshots),
    known(markup, sources.urlTests),
  ),
  open(
    'cookies out',
    'cookies',
    observeHeader('set-cookie'),
    known({ status: 200, 'set-cookie': two }, sources.payloads),
    known({ status: 502, 'set-cookie': [] }, sources.cookiesField),
    known({ status: 200, 'set-cookie': two }, sources.urlPayloads),
  ),
  open(
    'a set-cookie header beside cookies',
    'cookies twice',
    observeHeader('set-cookie'),
    known({ status: 200, 'set-cookie': [...two, 'c=3; Path=/'] }, sources.bothCookies),
    known({ status: 502, 'set-cookie': [] }, sources.cookiesField),
    notSettled(),
  ),
  open(
    'multiValueHeaders out',
    'multi-value headers',
    observeHeader('x-many'),
    known({ status: 200, 'x-many': [] }, sources.payloads),
    known({ status: 200, 'x-many': ['1', '2'] }, sources.snapshots),
    notSettled(),
  ),
  open(
    'a list as header value',
    'list as header',
    observeMessage,
    known({ status: 500, message: 'Internal Server Error' }, sources.listHeader),
    notSettled(),
    notSettled(),
  ),
  decoded('base64 out', 'octets', 'application/octet-stream'),
  decoded('base64 out as JSON', 'octets as JSON', 'application/json'),
  open(
    'base64 out, no Accept header',
    'octets',
    observeBytes,
    known(octets('application/octet-stream'), sources.payloads),
    notSettled('A REST API goes by the first Accept header; what none means is not clear.'),
    known(octets('application/octet-stream'), sources.urlPayloads),
  ),
];

/** With an Accept header, by which a REST API decides whether to decode. */
function decoded(name: string, result: string, contentType: string): Probe {
  const { headers, ...request } = resultRequest(result);
  const probe = open(
    name,
    result,
    observeBytes,
    known(octets(contentType), sources.payloads),
    known(octets(contentType), sources.binary),
    known(octets(contentType), sources.urlPayloads),
  );
  const accept = ['accept', 'application/octet-stream'] as const;
  return { ...probe, request: { ...request, headers: [...headers, accept] } };
}
