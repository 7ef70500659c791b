import type { CaseRequest, Expectation } from '../cases/case.ts';
import { dotnet, sources, voker } from '../cases/sources.ts';
import { isRecord } from '../observe/answer.ts';
import {
  eventHeader,
  type FunctionEvent,
  fieldOf,
  firstOf,
  observeEvent,
} from '../observe/event.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { echo } from './requests.ts';

const v2 = voker('apigwv2-request');
const v1 = voker('apigwv1-request');
const url = voker('functionurl-request');
const http1 = dotnet('V1_SimpleGetRequestHttpV1');

function field(
  fact: string,
  question: string,
  read: (event: FunctionEvent) => unknown,
  aws: Fact['aws'],
  request: CaseRequest = echo({ path: '/any' }),
): Fact {
  const observe = observeEvent((event) => ({ value: read(event) }));
  return { fact, question, request, observe, aws };
}

const value = (expected: unknown, source: Parameters<typeof known>[1]): Expectation =>
  known({ value: expected }, source);

const REQUEST_TIME = /^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} \+0000$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function idKind(event: FunctionEvent): string {
  const id = String(fieldOf(event, 'requestContext.requestId'));
  if (UUID.test(id)) return 'UUID';
  return /^[\w-]{15}=$/.test(id) ? '15 characters and =' : 'another form';
}

/** What an event says of its API and its request, except path, query, headers and body. */
export const eventCases = topic('event', [
  field('version', 'Which payload format does the event name?', ({ version }) => version ?? null, {
    http2: value('2.0', v2),
    http1: value('1.0', sources.payloads),
    rest: value(null, sources.restEvent),
    url: value('2.0', url),
  }),
  field(
    'route',
    'Which route or resource does the event name when every request goes to the function?',
    (event) => firstOf(event, 'routeKey', 'resource'),
    {
      http2: value('$default', v2),
      http1: notSettled('The recorded events of payload 1.0 have routes with a path.'),
      rest: value('/{proxy+}', v1),
      url: value('$default', url),
    },
  ),
  field(
    'context-route',
    'Which route does the request context name?',
    (event) => firstOf(event, 'requestContext.routeKey', 'requestContext.resourcePath'),
    {
      http2: value('$default', v2),
      rest: value('/{proxy+}', v1),
      url: value('$default', url),
    },
  ),
  field(
    'method',
    'Where does the event have the method?',
    (event) => [
      fieldOf(event, 'httpMethod'),
      fieldOf(event, 'requestContext.httpMethod'),
      fieldOf(event, 'requestContext.http.method'),
    ],
    {
      http2: value([null, null, 'PATCH'], v2),
      http1: value(['PATCH', 'PATCH', null], http1),
      rest: value(['PATCH', 'PATCH', null], v1),
      url: value([null, null, 'PATCH'], url),
    },
    echo({ method: 'PATCH' }),
  ),
  field('stage', 'Which stage does the event name?', (e) => fieldOf(e, 'requestContext.stage'), {
    http2: value('$default', v2),
    http1: value('$default', http1),
    rest: value('prod', sources.restEvent),
    url: value('$default', url),
  }),
  field(
    'protocol',
    'Which protocol does the request context name?',
    (event) => firstOf(event, 'requestContext.http.protocol', 'requestContext.protocol'),
    { http2: value('HTTP/1.1', v2), rest: value('HTTP/1.1', v1), url: value('HTTP/1.1', url) },
  ),
  field(
    'account',
    'Which account does the event name for a request without credentials?',
    (event) => {
      const account = fieldOf(event, 'requestContext.accountId');
      return /^\d{12}$/.test(String(account)) ? '12 digits' : account;
    },
    {
      http2: value('12 digits', v2),
      rest: value('12 digits', v1),
      url: value('anonymous', url),
    },
  ),
  {
    fact: 'domain',
    question: "Is the domain's prefix its first label?",
    request: echo(),
    observe: observeEvent((event) => {
      const domain = String(fieldOf(event, 'requestContext.domainName'));
      return { same: fieldOf(event, 'requestContext.domainPrefix') === domain.split('.')[0] };
    }),
    aws: {
      http2: known({ same: true }, v2),
      http1: known({ same: true }, http1),
      rest: known({ same: true }, v1),
      url: known({ same: true }, url),
    },
  },
  field(
    'domain-is-host',
    'Is the domain the host that the event has in its headers?',
    (event) => {
      const domain = fieldOf(event, 'requestContext.domainName');
      // AWS's hosts have no port.
      return domain !== null && domain === eventHeader(event, 'host')?.replace(/:\d+$/, '');
    },
    {
      http2: value(true, v2),
      http1: value(true, http1),
      rest: value(true, v1),
      url: value(true, url),
    },
  ),
  field('request-id', 'Which form has the request id?', idKind, {
    http2: value('15 characters and =', v2),
    http1: value('15 characters and =', http1),
    rest: value('UUID', v1),
    url: value('UUID', url),
  }),
  field(
    'time',
    'Are the time as a line of a log and the time in ms there, and are they the same second?',
    (event) => {
      const time = String(firstOf(event, 'requestContext.time', 'requestContext.requestTime'));
      const epoch = firstOf(event, 'requestContext.timeEpoch', 'requestContext.requestTimeEpoch');
      if (!REQUEST_TIME.test(time) || typeof epoch !== 'number') return false;
      const parsed = Date.parse(time.replaceAll('/', ' ').replace(':', ' '));
      return Math.floor(parsed / 1000) === Math.floor(epoch / 1000);
    },
    {
      http2: value(true, v2),
      http1: value(true, http1),
      rest: value(true, v1),
      url: value(true, url),
    },
  ),
  field(
    'source-ip',
    'Is the address of the client the last entry of x-forwarded-for?',
    (event) => {
      const ip = firstOf(event, 'requestContext.http.sourceIp', 'requestContext.identity.sourceIp');
      return ip !== null && eventHeader(event, 'x-forwarded-for')?.split(', ').at(-1) === ip;
    },
    {
      http2: value(true, v2),
      http1: value(true, http1),
      rest: value(true, v1),
      url: value(true, url),
    },
  ),
  field(
    'user-agent',
    'Does the request context have the user agent?',
    (event) => firstOf(event, 'requestContext.http.userAgent', 'requestContext.identity.userAgent'),
    {
      http2: value('probe/1', v2),
      http1: value('probe/1', http1),
      rest: value('probe/1', v1),
      url: value('probe/1', url),
    },
    echo({ headers: [['user-agent', 'probe/1']] }),
  ),
  field(
    'no-user-agent',
    'What does the request context have where the client sends no user agent?',
    (event) => firstOf(event, 'requestContext.http.userAgent', 'requestContext.identity.userAgent'),
    {
      http2: value('', dotnet('V2_SpecialCharactersInPath')),
      http1: value('', dotnet('V1_SpecialCharactersInPathHttpV1')),
      rest: value(null, dotnet('V1_SpecialCharactersInPathRest')),
    },
  ),
  field(
    'path-parameters',
    'Which path parameters does the event have when every request goes to the function?',
    ({ pathParameters }) => pathParameters ?? null,
    {
      http2: value(null, v2),
      rest: value({ proxy: 'one/two' }, sources.restEvent),
      url: value(null, url),
    },
    echo({ path: '/one/two' }),
  ),
  field(
    'stage-variables',
    'What does the event have for stage variables where there are none?',
    ({ stageVariables = 'absent' }) => stageVariables,
    {
      http1: value(null, http1),
      rest: value(null, sources.restEvent),
    },
  ),
  field('fields', 'Which fields has the event?', (event) => Object.keys(event).sort(), {
    rest: value(
      [
        'body',
        'headers',
        'httpMethod',
        'isBase64Encoded',
        'multiValueHeaders',
        'multiValueQueryStringParameters',
        'path',
        'pathParameters',
        'queryStringParameters',
        'requestContext',
        'resource',
        'stageVariables',
      ],
      sources.restEvent,
    ),
  }),
  field(
    'context-fields',
    'Which fields has the request context?',
    ({ requestContext }) => (isRecord(requestContext) ? Object.keys(requestContext).sort() : null),
    {
      rest: value(
        [
          'accountId',
          'apiId',
          'deploymentId',
          'domainName',
          'domainPrefix',
          'extendedRequestId',
          'httpMethod',
          'identity',
          'path',
          'protocol',
          'requestId',
          'requestTime',
          'requestTimeEpoch',
          'resourceId',
          'resourcePath',
          'stage',
        ],
        sources.restEvent,
      ),
    },
  ),
  field(
    'identity',
    'What does the identity of a client without credentials have, except its address and agent?',
    (event) => {
      const identity = fieldOf(event, 'requestContext.identity');
      return isRecord(identity)
        ? Object.keys(identity).filter(
            (name) => !/^(sourceIp|userAgent)$/.test(name) && identity[name] !== null,
          )
        : null;
    },
    { http1: value([], http1), rest: value([], sources.restEvent) },
  ),
  field(
    'extended-request-id',
    'Is the extended request id the request id?',
    (event) =>
      fieldOf(event, 'requestContext.extendedRequestId') ===
      fieldOf(event, 'requestContext.requestId'),
    { http1: value(true, http1), rest: value(false, v1) },
  ),
]);
