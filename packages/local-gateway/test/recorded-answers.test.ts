import { describe, expect, it } from 'vitest';
import { httpApiOf } from '../src/http-api/http-api.ts';
import { exchange } from './exchange.ts';
import { functionUrlAnswers } from './recordings/function-url-answers.ts';
import http2 from './recordings/http-api-payload-2.0.json' with { type: 'json' };
import { httpPayload1Answers } from './recordings/http-payload-1-answers.ts';
import type { RecordedAnswer } from './recordings/recorded-answer.ts';
import { restAnswers } from './recordings/rest-answers.ts';
import {
  returning,
  type ServedDoor,
  serveFunctionUrl,
  serveHttpApi,
  serveRestApi,
} from './serve-door.ts';

/** Compared on their own, or an id, or added for some answers only. */
const EVERY_ANSWER = new Set([
  'connection',
  'content-length',
  'content-type',
  'date',
  'apigw-requestid',
  'x-amzn-requestid',
  'x-amz-apigw-id',
  'x-amzn-trace-id',
  'x-amzn-errortype',
]);

const doors = [
  {
    front: 'REST API',
    ids: ['x-amzn-requestid', 'x-amz-apigw-id'],
    answers: restAnswers,
    target: '/prod/any',
    serve: (returned: string) => serveRestApi(returning(returned)),
  },
  {
    front: 'HTTP API with payload 1.0',
    ids: ['apigw-requestid'],
    answers: httpPayload1Answers,
    target: '/any',
    serve: (returned: string) => serveHttpApi(returning(returned), httpApiOf('f', '1.0')),
  },
  {
    front: 'HTTP API with payload 2.0',
    ids: ['apigw-requestid'],
    answers: http2.responses.map(toAnswer),
    target: '/any',
    serve: (returned: string) => serveHttpApi(returning(returned)),
  },
  {
    front: 'function URL',
    ids: ['x-amzn-requestid'],
    answers: functionUrlAnswers,
    target: '/any',
    serve: (returned: string) => serveFunctionUrl(returning(returned)),
  },
] as const;

for (const { front, ids, answers, target, serve } of doors) {
  describe(`recorded answer of a ${front}`, () => {
    it.each(answers)('to $name', async (recorded) => {
      await using door: ServedDoor = await serve(recorded.returned);

      const answer = await exchange(door.port, { target });

      expect({ statusCode: answer.statusCode, body: answer.body }).toEqual({
        statusCode: recorded.statusCode,
        body: recorded.body,
      });
      for (const id of [...ids, 'date']) expect(answer.headers).toHaveProperty(id);
      expect(answer.headers).toMatchObject({
        connection: 'keep-alive',
        'content-length': String(Buffer.byteLength(recorded.body)),
      });
      if (recorded.contentType !== undefined) {
        expect(answer.headers['content-type']).toBe(recorded.contentType);
      }
      const own = answer.lines.filter(([name]) => !EVERY_ANSWER.has(name.toLowerCase()));
      expect(sortByName(own)).toEqual(sortByName(recorded.headers ?? []));
    });
  });
}

/** The order of values of one name matters, that of names and their case do not. */
function sortByName(lines: readonly (readonly [string, string])[]) {
  return lines
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .toSorted(([a], [b]) => a.localeCompare(b));
}

function toAnswer({ name, functionReturned, clientGot }: (typeof http2.responses)[number]) {
  const { 'content-type': contentType, ...others } = clientGot.headers;
  const headers = Object.entries(others)
    .filter(([header]) => !EVERY_ANSWER.has(header))
    .map(([header, value]) => [header.toLowerCase(), value ?? ''] as const);
  return {
    name,
    returned: functionReturned,
    statusCode: clientGot.statusCode,
    contentType,
    headers,
    body: clientGot.body,
  } satisfies RecordedAnswer;
}
