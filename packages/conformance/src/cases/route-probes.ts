import { observeCors, observeEvent, observeHeader, observeMessage } from '../probe/observe.ts';
import { known, notApplicable, notSettled, type Probe, resultRequest } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

const ORIGIN = 'https://app.example';
const NO_ROUTES = notApplicable('A function URL has no routes.');

function preflight(origin: string): Probe['request'] {
  return {
    method: 'OPTIONS',
    path: '/only',
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'GET'],
      ['access-control-request-headers', 'x-probe'],
    ],
  };
}

const added = (origins: readonly string[]) => ({
  status: 200,
  'access-control-allow-origin': origins,
});

const allowed = { origin: ORIGIN, methods: 'get', headers: 'x-probe' };

/** What the front door answers without the function, or adds to what the function answers. */
export const routeProbes: readonly Probe[] = [
  {
    name: 'a route',
    api: 'routed',
    request: resultRequest(undefined, '/only'),
    observe: observeEvent(({ routeKey, resource }) => ({ route: routeKey ?? resource ?? null })),
    aws: {
      http: known({ route: 'GET /only' }, sources.snapshots),
      rest: known({ route: '/only' }, sources.snapshots),
      'function-url': NO_ROUTES,
    },
  },
  {
    name: 'an unknown route',
    api: 'routed',
    request: resultRequest(undefined, '/nowhere'),
    observe: observeMessage,
    aws: {
      http: known({ status: 404, message: 'Not Found' }, sources.httpRoutes),
      rest: known(
        { status: 403, message: 'Missing Authentication Token' },
        sources.gatewayResponses,
      ),
      'function-url': NO_ROUTES,
    },
  },
  {
    name: 'an unknown method of a route',
    api: 'routed',
    request: { ...resultRequest(undefined, '/only'), method: 'PUT' },
    observe: observeMessage,
    aws: {
      http: known({ status: 404, message: 'Not Found' }, sources.httpRoutes),
      rest: known(
        { status: 403, message: 'Missing Authentication Token' },
        sources.gatewayResponses,
      ),
      'function-url': NO_ROUTES,
    },
  },
  {
    name: 'a CORS preflight',
    api: 'routed',
    request: preflight(ORIGIN),
    observe: observeCors,
    aws: {
      http: known(allowed, sources.httpCors),
      rest: known(allowed, sources.mockCors),
      'function-url': known(allowed, sources.urlCors),
    },
  },
  {
    name: 'a CORS preflight from another origin',
    api: 'routed',
    request: preflight('https://other.example'),
    observe: (answer) => ({ origin: observeCors(answer).origin }),
    aws: {
      http: notSettled(),
      rest: notSettled('The OPTIONS method that the app defines answers every origin alike.'),
      'function-url': notSettled(),
    },
  },
  {
    name: 'CORS headers on an answer',
    api: 'routed',
    request: { method: 'GET', path: '/only', headers: [['origin', ORIGIN]] },
    observe: observeHeader('access-control-allow-origin'),
    aws: {
      http: known(added([ORIGIN]), sources.httpCors),
      rest: known(added([]), sources.mockCors),
      'function-url': known(added([ORIGIN]), sources.urlCors),
    },
  },
  {
    name: "the function's own CORS header",
    api: 'routed',
    request: {
      method: 'GET',
      path: '/only',
      headers: [
        ['origin', ORIGIN],
        ['x-probe', 'own CORS'],
      ],
    },
    observe: observeHeader('access-control-allow-origin'),
    aws: {
      http: known(added([ORIGIN]), sources.httpCors),
      rest: known(added(['https://function.example']), sources.mockCors),
      'function-url': notSettled(),
    },
  },
  {
    name: 'HEAD',
    api: 'open',
    request: { method: 'HEAD', path: '/', headers: [] },
    observe: ({ status, body }) => ({ status, bytes: body.length }),
    aws: { http: notSettled(), rest: notSettled(), 'function-url': notSettled() },
  },
];
