import { observeMessage } from '../probe/observe.ts';
import { type Expectation, known, notSettled, type Probe, resultRequest } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

const INTERNAL = { status: 500, message: 'Internal Server Error' };
const REST_INTERNAL = { status: 502, message: 'Internal server error' };
// It says so in plain text.
const URL_INTERNAL = { status: 502, body: 'Internal Server Error' };

function failure(
  name: string,
  result: string,
  http: Expectation,
  rest: Expectation,
  functionUrl: Expectation,
): Probe {
  const aws = { http, rest, 'function-url': functionUrl };
  return { name, api: 'open', request: resultRequest(result), observe: observeMessage, aws };
}

/** What becomes of errors, and of a statusCode that is none. */
export const failureProbes: readonly Probe[] = [
  failure(
    'a thrown error',
    'thrown',
    known(INTERNAL, sources.httpErrors),
    known(REST_INTERNAL, sources.restErrors),
    known(URL_INTERNAL, sources.urlTests),
  ),
  failure(
    'statusCode 0',
    'status 0',
    known(INTERNAL, sources.snapshots),
    known(REST_INTERNAL, sources.snapshots),
    notSettled(),
  ),
  failure(
    'statusCode 200.5',
    'status 200.5',
    known(INTERNAL, sources.snapshots),
    notSettled(),
    notSettled(),
  ),
  failure(
    'statusCode "abc"',
    'status abc',
    notSettled(),
    known(REST_INTERNAL, sources.restErrors),
    notSettled(),
  ),
  {
    name: 'statusCode "418"',
    api: 'open',
    request: resultRequest('status text'),
    observe: ({ status, body }) => ({ status, body: body.toString('utf8') }),
    aws: {
      http: notSettled("No recording; AWS's own blueprint for Node.js returns '200'."),
      rest: notSettled("No recording; AWS's own blueprint for Node.js returns '200'."),
      'function-url': known({ status: 418, body: 'teapot' }, sources.urlTests),
    },
  },
  {
    name: 'a result beyond 6 MB',
    api: 'open',
    request: resultRequest('too large'),
    observe: observeMessage,
    aws: {
      http: known(INTERNAL, sources.lambdaQuotas),
      rest: known(REST_INTERNAL, sources.lambdaQuotas),
      'function-url': known(URL_INTERNAL, sources.lambdaQuotas),
    },
  },
];
