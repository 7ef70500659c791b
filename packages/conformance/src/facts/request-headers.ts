import type { CaseRequest, Observed } from '../cases/case.ts';
import { dotnet, sources, voker } from '../cases/sources.ts';
import { isRecord } from '../observe/answer.ts';
import { eventHeader, type FunctionEvent, listIn, observeEvent } from '../observe/event.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { echo } from './requests.ts';

const v2 = voker('apigwv2-request');
const v1 = voker('apigwv1-request');
const url = voker('functionurl-request');
const http1 = dotnet('V1_SimpleGetRequestHttpV1');

function headers(
  sent: CaseRequest['headers'],
  fact: string,
  question: string,
  read: (event: FunctionEvent) => Observed,
  aws: Fact['aws'],
): Fact {
  return { fact, question, request: echo({ headers: sent }), observe: observeEvent(read), aws };
}

const namesOf = (name: string) => (event: FunctionEvent) => ({
  names: isRecord(event.headers)
    ? Object.keys(event.headers).filter((written) => written.toLowerCase() === name)
    : [],
});

const given =
  (...names: string[]) =>
  (event: FunctionEvent) =>
    Object.fromEntries(names.map((name) => [name, eventHeader(event, name) !== null]));

// The client's own: it has no other.
const SENT = new Set(['connection', 'content-length', 'host']);
const FORWARDED = ['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto'];
const TLS = ['x-amzn-tls-cipher-suite', 'x-amzn-tls-version'];

const namesIn = (sent: CaseRequest['headers']) => sent.map(([name]) => name);
const allOf = (sent: CaseRequest['headers'], given: boolean): Observed =>
  Object.fromEntries(namesIn(sent).map((name) => [name, given]));

const DROPPED = [
  ['te', 'trailers'],
  ['max-forwards', '2'],
  ['server', 'x'],
  ['www-authenticate', 'Basic'],
  ['proxy-authenticate', 'Basic'],
  ['content-md5', 'x'],
] as const;
const DROPPED_FOR_CONNECTION = [
  ['expect', '100-continue'],
  ['upgrade', 'HTTP/2.0'],
] as const;
const PASSED = [
  ['age', '1'],
  ['date', 'x'],
  ['pragma', 'x'],
  ['range', 'bytes=0-1'],
  ['referer', 'x'],
  ['warn', 'x'],
  ['content-encoding', 'x'],
] as const;
const REPEATED = [
  ['x-many', 'first'],
  ['x-many', 'second'],
] as const;
const COOKIE = 'session=abc123; theme=dark';
const cookies = (event: FunctionEvent) => ({
  cookies: event.cookies ?? null,
  header: eventHeader(event, 'cookie'),
});
const LIST = ['session=abc123', 'theme=dark'];
const TRACE = 'Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1';

/** The headers that the function gets. */
export const requestHeaderCases = topic('request-headers', [
  headers([['X-MiXed', 'a']], 'name-case', 'Is the case of a name kept?', namesOf('x-mixed'), {
    http2: known({ names: ['x-mixed'] }, dotnet('V2_SimpleGetRequest')),
    http1: notSettled('The client of the recordings of payload 1.0 sends capitalised names only.'),
    rest: known({ names: ['X-MiXed'] }, sources.restEvent),
    url: known({ names: ['x-mixed'] }, sources.urlEchoServer),
  }),
  headers(
    [['authorization', 'Bearer a']],
    'authorization-case',
    'Which case has the name of an authorization header?',
    namesOf('authorization'),
    { rest: known({ names: ['Authorization'] }, sources.restEvent) },
  ),
  headers(
    [['user-agent', 'probe/1']],
    'user-agent-case',
    'Which case has the name of a user-agent header?',
    namesOf('user-agent'),
    { rest: known({ names: ['User-Agent'] }, v1) },
  ),
  headers(
    REPEATED,
    'repeated',
    'What does a repeated header become?',
    (event) => ({
      header: eventHeader(event, 'x-many'),
    }),
    {
      http2: known({ header: 'first,second' }, v2),
      http1: known({ header: 'second' }, sources.payloads),
      rest: known({ header: 'second' }, v1),
      url: known({ header: 'first,second' }, url),
    },
  ),
  headers(
    REPEATED,
    'all-values',
    'Where are all values of a repeated header?',
    (event) => ({
      list: listIn(event, 'multiValueHeaders', 'x-many'),
    }),
    {
      http2: known({ list: null }, v2),
      http1: known({ list: ['first', 'second'] }, sources.payloads),
      rest: known({ list: ['first', 'second'] }, v1),
      url: known({ list: null }, url),
    },
  ),
  headers([['cookie', COOKIE]], 'cookies', 'What do cookies become?', cookies, {
    http2: known({ cookies: LIST, header: null }, v2),
    http1: known({ cookies: null, header: COOKIE }, http1),
    rest: known({ cookies: null, header: COOKIE }, v1),
    url: known({ cookies: LIST, header: COOKIE }, url),
  }),
  headers([], 'no-cookies', 'What does the event have for cookies where there are none?', cookies, {
    http2: known({ cookies: null, header: null }, dotnet('V2_SpecialCharactersInPath')),
    http1: known({ cookies: null, header: null }, dotnet('V1_SpecialCharactersInPathHttpV1')),
    rest: known({ cookies: null, header: null }, sources.restEvent),
    url: known({ cookies: null, header: null }, sources.urlEchoServer),
  }),
  headers(
    [],
    'forwarded-proto',
    'Which scheme and port did the client use?',
    (event) => ({
      proto: eventHeader(event, 'x-forwarded-proto'),
      port: eventHeader(event, 'x-forwarded-port'),
    }),
    {
      http2: known({ proto: 'https', port: '443' }, v2),
      http1: known({ proto: 'https', port: '443' }, http1),
      rest: known({ proto: 'https', port: '443' }, v1),
      url: known({ proto: 'https', port: '443' }, url),
    },
  ),
  headers(
    [],
    'trace-id',
    'Is there a trace id?',
    (event) => ({
      given: /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}/.test(eventHeader(event, 'x-amzn-trace-id') ?? ''),
    }),
    {
      http2: known({ given: true }, v2),
      http1: known({ given: true }, http1),
      rest: known({ given: true }, v1),
      url: known({ given: true }, url),
    },
  ),
  headers(
    [['x-amzn-trace-id', TRACE]],
    'own-trace-id',
    "Does the function get the client's trace id?",
    (event) => ({
      root: eventHeader(event, 'x-amzn-trace-id')?.includes('1-3152b799-8954dae64eda91bc9a23a7e8'),
    }),
    {
      http2: notSettled(),
      rest: notSettled('Recorded for the response header only.'),
      url: notSettled(),
    },
  ),
  headers(
    [],
    'tls',
    'Does the function get the version and cipher of TLS?',
    given('x-amzn-tls-version', 'x-amzn-tls-cipher-suite'),
    {
      http2: known({ 'x-amzn-tls-version': false, 'x-amzn-tls-cipher-suite': false }, v2),
      rest: known({ 'x-amzn-tls-version': false, 'x-amzn-tls-cipher-suite': false }, v1),
      url: known({ 'x-amzn-tls-version': true, 'x-amzn-tls-cipher-suite': true }, url),
    },
  ),
  {
    fact: 'content-length',
    question: 'Does the function get the length of the body?',
    request: echo({ headers: [['content-type', 'application/json']], body: '{}' }),
    observe: observeEvent((event) => ({ length: eventHeader(event, 'content-length') })),
    aws: {
      http2: known({ length: '2' }, v2),
      http1: notSettled('Recorded for requests without a body: "0".'),
      rest: known({ length: null }, sources.restMapping),
      url: known({ length: '2' }, url),
    },
  },
  {
    fact: 'content-length-zero',
    question: 'Does the function get the length of an empty body?',
    request: echo({ headers: [['content-type', 'text/plain']], body: '' }),
    observe: observeEvent((event) => ({ length: eventHeader(event, 'content-length') })),
    aws: {
      http2: known({ length: '0' }, dotnet('V2_SimpleGetRequest')),
      http1: known({ length: '0' }, http1),
      rest: known({ length: null }, dotnet('V1_SimpleGetRequestRest')),
    },
  },
  headers(
    DROPPED,
    'dropped',
    'Which of these headers does a REST API keep from the function?',
    given(...namesIn(DROPPED)),
    { rest: known(allOf(DROPPED, false), sources.restHeaders) },
  ),
  headers(
    DROPPED_FOR_CONNECTION,
    'dropped-for-connection',
    'Does a REST API keep expect and upgrade from the function?',
    given(...namesIn(DROPPED_FOR_CONNECTION)),
    { rest: known(allOf(DROPPED_FOR_CONNECTION, false), sources.restHeaders) },
  ),
  headers(
    PASSED,
    'passed',
    'Which of these headers does a REST API pass on?',
    given(...namesIn(PASSED)),
    { rest: known(allOf(PASSED, true), sources.restHeaders) },
  ),
  headers(
    [],
    'added',
    'Which headers does the function get that no client sent?',
    ({ headers: got }) => ({
      names: Object.keys(isRecord(got) ? got : {})
        .map((name) => name.toLowerCase())
        .filter((name) => !SENT.has(name))
        .sort(),
    }),
    {
      http2: known({ names: FORWARDED }, dotnet('V2_BinaryContent')),
      http1: known({ names: FORWARDED }, dotnet('BinaryContentHttpV1')),
      rest: known({ names: FORWARDED }, dotnet('BinaryContentRest')),
      url: known({ names: [...TLS, ...FORWARDED] }, url),
    },
  ),
  headers(
    [['x-a', 'test,other']],
    'comma',
    'Is a value with a comma kept?',
    (event) => ({
      value: eventHeader(event, 'x-a'),
    }),
    {
      http2: known({ value: 'test,other' }, v2),
      rest: notSettled(),
      url: known({ value: 'test,other' }, url),
    },
  ),
]);
