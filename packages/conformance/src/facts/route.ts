import type { Case } from '../cases/case.ts';
import { dotnet, sources } from '../cases/sources.ts';
import { observeHeader, observeMessage, valuesOf } from '../observe/answer.ts';
import { fieldOf, firstOf, observeEvent } from '../observe/event.ts';
import { known, topic } from './fact.ts';
import { echo } from './requests.ts';

const NOT_FOUND = known({ status: 404, message: 'Not Found' }, sources.httpRoutes);
const NO_TOKEN = known(
  { status: 403, message: 'Missing Authentication Token' },
  sources.restRouting,
);

/** What a front door does by its routes. */
export const routeCases: readonly Case[] = topic('route', [
  {
    fact: 'found',
    question: 'Which route does the event name?',
    api: 'routed',
    request: echo({ path: '/only' }),
    observe: observeEvent((event) => ({ route: firstOf(event, 'routeKey', 'resource') })),
    aws: {
      http2: known({ route: 'GET /only' }, dotnet('V2_SimpleGetRequest')),
      http1: known({ route: '/only' }, dotnet('V1_SimpleGetRequestHttpV1')),
      rest: known({ route: '/only' }, dotnet('V1_SimpleGetRequestRest')),
    },
  },
  {
    fact: 'resource-id',
    question: 'Which id of a resource does the request context have?',
    api: 'routed',
    request: echo({ path: '/only' }),
    observe: observeEvent((event) => ({ id: fieldOf(event, 'requestContext.resourceId') })),
    aws: { http1: known({ id: 'GET /only' }, dotnet('V1_SimpleGetRequestHttpV1')) },
  },
  {
    fact: 'unknown-path',
    question: 'What does a path without a route get?',
    api: 'routed',
    request: echo({ path: '/nowhere' }),
    observe: observeMessage,
    aws: { http2: NOT_FOUND, http1: NOT_FOUND, rest: NO_TOKEN },
  },
  {
    fact: 'unknown-method',
    question: 'What does a method without a route get?',
    api: 'routed',
    request: echo({ path: '/only', method: 'PUT' }),
    observe: observeMessage,
    aws: { http2: NOT_FOUND, http1: NOT_FOUND, rest: NO_TOKEN },
  },
  {
    fact: 'unknown-path-error-type',
    question: 'Which error does a header name for a path without a route?',
    api: 'routed',
    request: echo({ path: '/nowhere' }),
    observe: observeHeader('x-amzn-errortype'),
    aws: {
      rest: known(
        { status: 403, 'x-amzn-errortype': ['MissingAuthenticationTokenException'] },
        sources.restRouting,
      ),
    },
  },
  {
    fact: 'path-parameter',
    question: 'Is a path parameter decoded?',
    api: 'routed',
    request: echo({ path: '/items/Summer%20Sale' }),
    observe: observeEvent((event) => ({ id: fieldOf(event, 'pathParameters.id') })),
    aws: {
      http2: known({ id: 'Summer Sale' }, dotnet('V2_SpecialCharactersInPath')),
      http1: known({ id: 'Summer Sale' }, dotnet('V1_SpecialCharactersInPathHttpV1')),
      rest: known({ id: 'Summer%20Sale' }, dotnet('V1_SpecialCharactersInPathRest')),
    },
  },
  {
    fact: 'double-slash',
    question: 'Does a double slash after the stage find the route?',
    api: 'routed',
    request: echo({ path: '//only' }),
    observe: observeEvent((event) => ({
      route: firstOf(event, 'resource'),
      path: event.path ?? null,
    })),
    aws: { rest: known({ route: '/only', path: '/only' }, sources.restEvent) },
  },
  {
    fact: 'unknown-url',
    question: 'What does a URL get that does not exist?',
    request: { ...echo(), forUnknownHost: true },
    observe: ({ status, headers, body }) => ({
      status,
      body: body.toString('utf8').slice(0, 200),
      errorType: valuesOf(headers, 'x-amzn-errortype'),
    }),
    aws: {
      url: known(
        { status: 403, body: '{"Message":null}', errorType: ['AccessDeniedException'] },
        sources.urlUnknown,
      ),
    },
  },
]);
