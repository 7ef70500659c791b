import type { Case } from '../cases/case.ts';
import { sources } from '../cases/sources.ts';
import { observeBody, observeResponse, observeStatus, readJson } from '../observe/answer.ts';
import { known, notSettled, topic } from './fact.ts';
import { instruct, returning } from './requests.ts';

/** What a function URL does that streams. */
export const streamCases: readonly Case[] = topic('stream', [
  {
    fact: 'chunks',
    question: 'Does the client get all that the function writes?',
    api: 'stream',
    request: instruct({ return: { chunks: ['Hello, ', 'world!'] } }),
    observe: observeBody,
    aws: { url: known({ status: 200, body: 'Hello, world!' }, sources.urlStream) },
  },
  {
    fact: 'metadata',
    question: 'Does the client get the status and the content type of the metadata?',
    api: 'stream',
    request: instruct({
      return: {
        metadata: { statusCode: 201, headers: { 'content-type': 'text/html' } },
        chunks: ['<p>'],
      },
    }),
    observe: observeResponse,
    aws: {
      url: known({ status: 201, contentType: 'text/html', body: '<p>' }, sources.streaming),
    },
  },
  {
    fact: 'metadata-without-status',
    question: 'Which status has a stream whose metadata has no statusCode?',
    api: 'stream',
    request: instruct({
      return: {
        metadata: { status: 200, headers: { 'content-type': 'text/html' } },
        chunks: ['<p>'],
      },
    }),
    observe: observeStatus,
    aws: { url: known({ status: 200 }, sources.urlStream) },
  },
  {
    fact: 'no-content-type',
    question: 'Which content type has a stream without metadata?',
    api: 'stream',
    request: instruct({ return: { chunks: ['a'] } }),
    observe: observeResponse,
    aws: { url: notSettled() },
  },
  {
    fact: 'returned',
    question: 'Does a URL that streams send what a handler returns as it is?',
    api: 'stream',
    request: returning({ returned: { statusCode: 201, body: 'a' } }),
    observe: observeBody,
    aws: { url: notSettled('Recorded for a handler that does not stream.') },
  },
  {
    fact: 'plain-handler',
    question: 'What does a URL that streams send of a handler that does not stream?',
    api: 'plain',
    request: returning({ statusCode: 201, body: 'a' }),
    observe: ({ status, body }) => ({ status, sent: readJson(body) ?? null }),
    aws: { url: known({ status: 200, sent: { statusCode: 201, body: 'a' } }, sources.urlEcho) },
  },
]);
