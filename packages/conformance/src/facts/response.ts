import type { Case, Observed } from '../cases/case.ts';
import { dotnet, sources } from '../cases/sources.ts';
import { observeBody, observeHeader, observeResponse } from '../observe/answer.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { returning } from './requests.ts';

const json = (body: string): Observed => ({ status: 200, contentType: 'application/json', body });
const REST_REFUSES = {
  status: 502,
  contentType: 'application/json',
  body: '{"message":"Internal server error"}',
};
const HTTP_REFUSES = {
  status: 500,
  contentType: 'application/json',
  body: '{"message":"Internal Server Error"}',
};

/** A result that is no proxy response. */
function bare(fact: string, question: string, result: unknown, aws: Fact['aws']): Fact {
  return { fact, question, request: returning(result), observe: observeResponse, aws };
}

function proxy(fact: string, question: string, result: object, aws: Fact['aws']): Fact {
  return { fact, question, request: returning(result), observe: observeBody, aws };
}

const content = (contentType: string): Observed => ({ status: 200, contentType, body: 'Hello!' });

/** The status and the body that a client gets. */
export const responseCases: readonly Case[] = topic('response', [
  bare(
    'object',
    'What does an object without statusCode become?',
    { hello: 'world' },
    {
      http2: known(json('{"hello":"world"}'), sources.results),
      http1: notSettled(),
      rest: known(REST_REFUSES, sources.restFormat),
      url: known(json('{"hello":"world"}'), sources.urlInvocation),
    },
  ),
  bare('array', 'What does an array become?', [1, 'a'], {
    http2: known(json('[1,"a"]'), sources.results),
    http1: notSettled(),
    rest: known(REST_REFUSES, sources.restErrors),
    url: known(json('[1,"a"]'), sources.urlInvocation),
  }),
  bare('string', 'What does a string become?', 'hello', {
    http2: known(json('hello'), sources.stringResult),
    http1: known(HTTP_REFUSES, sources.malformedResults),
    rest: known(REST_REFUSES, sources.restFormat),
    url: known(json('hello'), sources.urlInvocation),
  }),
  bare('quoted-string', 'Are quotation marks in a string kept as they are?', 'a "b" c', {
    http2: known(json('a "b" c'), sources.quotedResult),
    url: notSettled(),
  }),
  bare('empty-string', 'What does an empty string become?', '', {
    http2: known(json(''), sources.results),
    http1: notSettled(),
    url: notSettled(),
  }),
  bare('number', 'What does a number become?', 3, {
    http2: known(json('3'), sources.results),
    http1: notSettled(),
    rest: known(REST_REFUSES, sources.restErrors),
    url: known(json('3'), sources.urlInvocation),
  }),
  bare('fraction', 'What does a number with a fraction become?', 3.1, {
    url: known(json('3.1'), sources.urlInvocation),
  }),
  bare('boolean', 'What does a boolean become?', true, {
    http2: known(json('true'), sources.results),
    http1: notSettled(),
    rest: known(REST_REFUSES, sources.restErrors),
    url: known(json('true'), sources.urlInvocation),
  }),
  bare('null', 'What does null become?', null, {
    http2: notSettled(),
    http1: notSettled(),
    rest: known(REST_REFUSES, sources.nullResult),
    url: notSettled(),
  }),
  proxy(
    'empty-object',
    'What does an empty object become?',
    {},
    {
      http2: known({ status: 200, body: '{}' }, sources.results),
      http1: notSettled(),
      rest: notSettled('The test that has it in its name sends no result at all.'),
      url: known({ status: 200, body: '{}' }, sources.urlPayloads),
    },
  ),
  proxy(
    'headers-alone',
    'What does a result with headers alone become?',
    { headers: { 'x-a': 'b' } },
    {
      http2: known({ status: 200, body: '{"headers":{"x-a":"b"}}' }, sources.results),
      http1: notSettled(),
      rest: known({ status: 200, body: '' }, sources.restFormat),
      url: known({ status: 200, body: '{"headers":{"x-a":"b"}}' }, sources.urlPayloads),
    },
  ),
  proxy(
    'status-alone',
    'What does a statusCode alone become?',
    { statusCode: 200 },
    {
      http2: notSettled(),
      http1: notSettled(),
      rest: known({ status: 200, body: '' }, sources.restFormat),
      url: notSettled(),
    },
  ),
  proxy(
    'own-status',
    'Does the client get the statusCode?',
    { statusCode: 201, body: 'a' },
    {
      http2: known({ status: 201, body: 'a' }, dotnet('V2_SetsCorrectStatusCode')),
      http1: known({ status: 201, body: 'a' }, dotnet('V1_SetsCorrectStatusCodeHttpV1')),
      rest: known({ status: 201, body: 'a' }, dotnet('V1_SetsCorrectStatusCodeRest')),
      url: known({ status: 201, body: 'a' }, sources.urlStatus),
    },
  ),
  proxy(
    'status-string',
    'Is a statusCode in a string taken?',
    { statusCode: '201', body: '' },
    {
      http2: notSettled("AWS's own Node.js blueprint for an HTTP endpoint returns '200'."),
      http1: notSettled("AWS's own Node.js blueprint for an HTTP endpoint returns '200'."),
      rest: known({ status: 201, body: '' }, sources.restFormat),
      url: known({ status: 201, body: '' }, sources.urlStatus),
    },
  ),
  proxy(
    'status-word',
    'What does a statusCode that is a word become?',
    { statusCode: 'test', body: '' },
    {
      http2: notSettled(),
      http1: notSettled(),
      rest: known({ status: 502, body: REST_REFUSES.body }, sources.restFormat),
      url: notSettled(),
    },
  ),
  proxy(
    'status-zero',
    'What does statusCode 0 become?',
    { statusCode: 0, body: 'replaced' },
    {
      http2: known({ status: 500, body: HTTP_REFUSES.body }, dotnet('V2_HandlesZeroStatusCode')),
      http1: known(
        { status: 500, body: HTTP_REFUSES.body },
        dotnet('V1_HandlesZeroStatusCodeHttpV1'),
      ),
      rest: known({ status: 502, body: REST_REFUSES.body }, dotnet('V1_HandlesZeroStatusCodeRest')),
      url: notSettled(),
    },
  ),
  proxy(
    'status-fraction',
    'What does statusCode 200.5 become?',
    { statusCode: 200.5, body: 'replaced' },
    {
      http2: known({ status: 500, body: HTTP_REFUSES.body }, sources.malformedResults),
      http1: notSettled(),
      rest: notSettled(),
      url: notSettled(),
    },
  ),
  proxy(
    'unknown-field',
    'What does a field do that no payload has?',
    { statusCode: 200, body: 'a', wrongValue: 'b' },
    {
      http2: known({ status: 200, body: 'a' }, sources.unknownFields),
      http1: known({ status: 200, body: 'a' }, sources.unknownFields),
      rest: known({ status: 502, body: REST_REFUSES.body }, sources.restFormat),
      url: notSettled(),
    },
  ),
  proxy(
    'null-fields',
    'What do fields do that are null?',
    { statusCode: 200, headers: null, multiValueHeaders: null, body: 'a' },
    {
      http1: known({ status: 200, body: 'a' }, dotnet('V1_APIHeadersHttpV1')),
      rest: known({ status: 200, body: 'a' }, dotnet('V1_APIHeadersRest')),
    },
  ),
  proxy(
    'null-cookies',
    'What do headers and cookies do that are null?',
    { statusCode: 200, headers: null, cookies: null, body: 'a' },
    {
      http2: known({ status: 200, body: 'a' }, dotnet('V2_HttpAPIHeaders')),
      url: notSettled(),
    },
  ),
  {
    fact: 'empty-content-type',
    question: 'Which content type has an answer without a body?',
    request: returning({ statusCode: 200 }),
    observe: observeResponse,
    aws: {
      rest: known({ status: 200, contentType: 'application/json', body: '' }, sources.restFormat),
    },
  },
  {
    fact: 'no-content-type',
    question: 'Which content type has a body without one?',
    request: returning({ statusCode: 200, body: 'Hello!' }),
    observe: observeResponse,
    aws: {
      http2: known(
        content('text/plain; charset=utf-8'),
        dotnet('V2_DefaultsToTextPlainContentType'),
      ),
      http1: known(
        content('text/plain; charset=utf-8'),
        dotnet('V1_DefaultsToCorrectContentTYpeHttpV1'),
      ),
      rest: known(content('application/json'), dotnet('V1_DefaultsToCorrectContentTYpeRest')),
      url: known(content('application/json'), sources.urlInvocation),
    },
  },
  {
    fact: 'own-content-type',
    question: 'Does the client get the content type once, whatever the case of its name?',
    request: returning({
      statusCode: 200,
      headers: { 'Content-Type': 'text/html' },
      body: 'Hello!',
    }),
    observe: observeResponse,
    aws: {
      http2: known(content('text/html'), dotnet('V2_DoesNotOverrideExplicitValues')),
      http1: known(content('text/html'), dotnet('V1_UsesProvidedContentTypeHttpV1')),
      rest: known(content('text/html'), dotnet('V1_UsesProvidedContentTypeRest')),
      url: known(content('text/html'), sources.urlStatus),
    },
  },
  {
    fact: 'content-length',
    question: 'Does the client get the length of the body in bytes?',
    request: returning({ statusCode: 200, body: 'λ' }),
    observe: observeHeader('content-length'),
    aws: {
      http2: known({ status: 200, 'content-length': ['2'] }, dotnet('V2_SetsBodyNonBase64')),
      http1: known({ status: 200, 'content-length': ['2'] }, dotnet('V1_SetsContentLengthHttpV1')),
      rest: known({ status: 200, 'content-length': ['2'] }, dotnet('V1_SetsContentLengthRest')),
      url: known({ status: 200, 'content-length': ['2'] }, sources.urlInvocation),
    },
  },
  {
    fact: 'head',
    question: 'What does HEAD get?',
    request: { ...returning({ statusCode: 200, body: 'a' }), method: 'HEAD' },
    observe: ({ status, body }) => ({ status, bytes: body.length }),
    aws: {
      http2: notSettled(),
      http1: notSettled(),
      rest: notSettled(),
      url: notSettled(),
    },
  },
]);
