import type { Case, CaseRequest } from '../cases/case.ts';
import { dotnet, sources, voker } from '../cases/sources.ts';
import { fieldOf, firstOf, observeEvent } from '../observe/event.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { echo } from './requests.ts';

const observe = observeEvent((event) => ({
  path: firstOf(event, 'rawPath', 'path'),
  inContext: firstOf(event, 'requestContext.http.path', 'requestContext.path'),
}));

function path(sent: string, fact: string, question: string, aws: Fact['aws']): Fact {
  return { fact, question, request: echo({ path: sent }), observe, aws };
}

/** The path and the path in the request context, which of a REST API has the stage before it. */
const paths = (inEvent: string, inContext = inEvent) => ({ path: inEvent, inContext });

function restPath(
  fact: string,
  question: string,
  sent: Partial<CaseRequest>,
  inEvent: string,
  inContext: string,
): Fact {
  const request = { ...echo(), ...sent };
  return {
    fact,
    question,
    request,
    observe,
    aws: { rest: known(paths(inEvent, inContext), sources.restEvent) },
  };
}

const decodedPath = (decoded: string) => known(paths(decoded), sources.vokerPaths);
const DECODED = 'An HTTP API decodes the path; how often is the question.';

/** The path that the function gets. */
export const pathCases: readonly Case[] = topic('path', [
  path('/plain', 'plain', 'What does a plain path become?', {
    http2: known(paths('/plain'), sources.vokerPaths),
    http1: known(paths('/plain'), dotnet('V1_SimpleGetRequestHttpV1')),
    rest: known(paths('/plain', '/prod/plain'), sources.restEvent),
  }),
  path('/capture/space%20value', 'space', 'What does an encoded space become?', {
    http2: known(paths('/capture/space value'), voker('apigwv2-request')),
    http1: known(
      paths('/capture/space%20value', '/capture/space value'),
      dotnet('V1_SpecialCharactersInPathHttpV1'),
    ),
    rest: known(
      paths('/capture/space%20value', '/prod/capture/space%20value'),
      voker('apigwv1-request'),
    ),
    url: known(
      paths('/capture/space%20value', '/capture/space value'),
      voker('functionurl-request'),
    ),
  }),
  path('/unicode-%CE%BB-%E4%B8%96%E7%95%8C', 'beyond-ascii', 'What do encoded letters become?', {
    http2: decodedPath('/unicode-λ-世界'),
    http1: known(
      paths('/unicode-%CE%BB-%E4%B8%96%E7%95%8C', '/unicode-λ-世界'),
      dotnet('V1_UnicodeCharactersInPathHttpV1'),
    ),
    rest: known(
      paths('/unicode-%CE%BB-%E4%B8%96%E7%95%8C', '/prod/unicode-%CE%BB-%E4%B8%96%E7%95%8C'),
      dotnet('V1_UnicodeCharactersInPathRest'),
    ),
    url: notSettled(),
  }),
  path('/slash%2Fvalue', 'encoded-slash', 'What does an encoded slash become?', {
    http2: decodedPath('/slash/value'),
    http1: notSettled(),
    rest: notSettled(),
    url: notSettled(),
  }),
  path('/question%3Fvalue', 'encoded-question-mark', 'What does an encoded ? become?', {
    http2: decodedPath('/question'),
    http1: notSettled(),
    rest: notSettled(),
    url: notSettled(),
  }),
  path('/hash%23value', 'encoded-hash', 'What does an encoded # become?', {
    http2: decodedPath('/hash#value'),
    rest: notSettled(),
    url: notSettled(),
  }),
  path(
    '/percent%25done',
    'encoded-percent',
    'What does an encoded % become that begins no escape?',
    {
      http2: known({ status: 400, body: '{"message":"Bad Request"}' }, sources.vokerPaths),
      http1: notSettled(),
      rest: notSettled(),
      url: notSettled(),
    },
  ),
  path('/literal%252Fvalue', 'twice-encoded-slash', `What does %252F become? ${DECODED}`, {
    http2: decodedPath('/literal/value'),
  }),
  path('/literal%253Fvalue', 'twice-encoded-question-mark', `What does %253F become? ${DECODED}`, {
    http2: decodedPath('/literal?value'),
  }),
  path('/literal%2525value', 'twice-encoded-percent', `What does %2525 become? ${DECODED}`, {
    http2: decodedPath('/literal%value'),
  }),
  path('/pa2%Fth/1', 'broken-escape', 'What does a % become that begins no escape?', {
    http2: notSettled(),
    rest: notSettled(),
    url: known(paths('/pa2%Fth/1'), sources.urlEchoServer),
  }),
  path('/user/a%2Bb@mail.example', 'encoded-plus', 'What do an encoded + and an @ become?', {
    http2: notSettled(),
    rest: known(
      paths('/user/a%2Bb@mail.example', '/prod/user/a%2Bb@mail.example'),
      sources.restEvent,
    ),
    url: notSettled(),
  }),
  path('/user/a+b@mail.example', 'plus', 'What does a + become?', {
    http2: notSettled(),
    rest: known(paths('/user/a+b@mail.example', '/prod/user/a+b@mail.example'), sources.restEvent),
    url: notSettled(),
  }),
  path('/one/', 'trailing-slash', 'Is a slash at the end kept?', {
    http2: notSettled(),
    http1: notSettled(),
    rest: known(paths('/one/', '/prod/one/'), sources.restEvent),
    url: notSettled(),
  }),
  path('/one//two', 'double-slash', 'Is a double slash kept?', {
    http2: notSettled(),
    http1: notSettled(),
    rest: known(paths('/one//two', '/prod/one//two'), sources.restEvent),
    url: notSettled(),
  }),
  restPath(
    'leading-double-slash',
    'What does a double slash after the stage become?',
    { path: '//one' },
    '/one',
    '/prod//one',
  ),
  restPath(
    'double-slash-before-stage',
    'What does a double slash before the stage become?',
    { path: '/one', repeatsSlashBeforeStage: true },
    '/one',
    '/prod/one',
  ),
  {
    fact: 'proxy-parameter',
    question: 'Which value has the greedy parameter of a path with a slash at its end?',
    request: echo({ path: '/one/' }),
    observe: observeEvent((event) => ({ proxy: fieldOf(event, 'pathParameters.proxy') })),
    aws: { rest: known({ proxy: 'one' }, sources.restEvent) },
  },
  {
    fact: 'encoded-proxy-parameter',
    question: 'Is the greedy parameter decoded?',
    request: echo({ path: '/capture/space%20value' }),
    observe: observeEvent((event) => ({ proxy: fieldOf(event, 'pathParameters.proxy') })),
    aws: { rest: known({ proxy: 'capture/space%20value' }, voker('apigwv1-request')) },
  },
]);
