import { dotnet, sources } from '../cases/sources.ts';
import { brief, observeForm, observeMessage } from '../observe/answer.ts';
import { known, topic } from './fact.ts';
import { instruct, returning } from './requests.ts';

const THROWN = instruct({ throw: 'thrown by the fixture' });
const HTTP = { status: 500, message: 'Internal Server Error' };
const REST = { status: 502, message: 'Internal server error' };
// As plain text.
const URL = { status: 502, body: 'Internal Server Error' };

/** What a client gets when the function fails. */
export const errorCases = topic('error', [
  {
    fact: 'thrown',
    question: 'What does an error of the function become?',
    request: THROWN,
    observe: observeMessage,
    aws: {
      http2: known(HTTP, sources.httpErrors),
      http1: known(HTTP, sources.httpErrors),
      rest: known(REST, sources.restErrors),
      url: known(URL, sources.urlException),
    },
  },
  {
    fact: 'form',
    question: 'Which form has the message of an error?',
    request: THROWN,
    observe: observeForm,
    aws: {
      http2: known(
        {
          status: 500,
          contentType: 'application/json',
          names: ['message'],
        },
        sources.httpErrors,
      ),
      rest: known(
        {
          status: 502,
          contentType: 'application/json',
          names: ['message'],
        },
        sources.restErrors,
      ),
    },
  },
  {
    fact: 'message-text',
    question: 'What is the text of the answer to statusCode 0, to the byte?',
    request: returning({ statusCode: 0, body: '' }),
    observe: ({ status, body }) => ({ status, text: brief(body) }),
    aws: {
      http2: known(
        { status: 500, text: '{"message":"Internal Server Error"}' },
        dotnet('V2_HandlesZeroStatusCode'),
      ),
      http1: known(
        { status: 500, text: '{"message":"Internal Server Error"}' },
        dotnet('V1_HandlesZeroStatusCodeHttpV1'),
      ),
      // With a space, unlike the other messages.
      rest: known(
        { status: 502, text: '{"message": "Internal server error"}' },
        dotnet('V1_HandlesZeroStatusCodeRest'),
      ),
    },
  },
  {
    fact: 'result-too-large',
    question: 'What does a result beyond 6 MB become?',
    // Lambda takes 6,291,556 bytes of JSON.
    request: instruct({ bytes: 6_291_600 }),
    observe: observeMessage,
    aws: {
      http2: known(HTTP, sources.lambdaQuotas),
      http1: known(HTTP, sources.lambdaQuotas),
      rest: known(REST, sources.lambdaQuotas),
      url: known(URL, sources.lambdaQuotas),
    },
  },
]);
