import type { CaseRequest } from '../cases/case.ts';
import { sources } from '../cases/sources.ts';
import { observeCors, observeHeader, observePresence } from '../observe/answer.ts';
import { known, notSettled, topic } from './fact.ts';
import { echo, returning } from './requests.ts';

const ORIGIN = 'https://app.example';
const OTHER = 'https://function.example';

function preflight(origin: string): CaseRequest {
  return echo({
    method: 'OPTIONS',
    path: '/only',
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'GET'],
      ['access-control-request-headers', 'x-fixture'],
    ],
  });
}

const added = (origins: readonly string[]) => ({
  status: 200,
  'access-control-allow-origin': origins,
});

const allowed = { origin: ORIGIN, methods: 'get', headers: 'x-fixture' };

/** What a front door with CORS for one origin does. */
export const corsCases = topic('cors', [
  {
    fact: 'preflight',
    question: 'What does a preflight request from the allowed origin get?',
    api: 'routed',
    request: preflight(ORIGIN),
    observe: observeCors,
    aws: {
      http2: known(allowed, sources.httpCors),
      rest: known(allowed, sources.mockCors),
      url: known(allowed, sources.urlCors),
    },
  },
  {
    fact: 'preflight-other-origin',
    question: 'What does a preflight request from another origin get?',
    api: 'routed',
    request: preflight('https://other.example'),
    observe: (answer) => ({ origin: observeCors(answer).origin }),
    aws: {
      http2: notSettled(),
      rest: known({ origin: ORIGIN }, sources.mockCors),
      url: notSettled(),
    },
  },
  {
    fact: 'preflight-ids',
    question: 'Does the answer of a mock integration have a request id and a trace id?',
    api: 'routed',
    request: preflight(ORIGIN),
    observe: observePresence('x-amzn-requestid', 'x-amzn-trace-id'),
    aws: {
      rest: known({ 'x-amzn-requestid': true, 'x-amzn-trace-id': false }, sources.restTrace),
    },
  },
  {
    fact: 'answer',
    question: 'Does an answer of the function get a CORS header?',
    api: 'routed',
    request: echo({ path: '/only', headers: [['origin', ORIGIN]] }),
    observe: observeHeader('access-control-allow-origin'),
    aws: {
      http2: known(added([ORIGIN]), sources.httpCors),
      rest: known(added([]), sources.proxyCors),
      url: known(added([ORIGIN]), sources.urlCors),
    },
  },
  {
    fact: 'own-header',
    question: "What does the function's own CORS header become?",
    api: 'routed',
    request: returning(
      { statusCode: 200, headers: { 'access-control-allow-origin': OTHER }, body: '' },
      { path: '/only', headers: [['origin', ORIGIN]] },
    ),
    observe: observeHeader('access-control-allow-origin'),
    aws: {
      http2: known(added([ORIGIN]), sources.httpCors),
      rest: known(added([OTHER]), sources.proxyCors),
      url: notSettled(),
    },
  },
]);
