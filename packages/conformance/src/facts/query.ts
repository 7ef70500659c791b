import { dotnet, sources, voker } from '../cases/sources.ts';
import { isRecord } from '../observe/answer.ts';
import { type FunctionEvent, observeEvent } from '../observe/event.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { echo } from './requests.ts';

const v2 = voker('apigwv2-request');
const v1 = voker('apigwv1-request');
const url = voker('functionurl-request');
const http1 = dotnet('V1_UrlEncodedQueryStringHttpV1');

function query(
  sent: string,
  fact: string,
  question: string,
  read: (event: FunctionEvent) => unknown,
  aws: Fact['aws'],
): Fact {
  const observe = observeEvent((event) => ({ value: read(event) }));
  return { fact, question, request: echo({ path: `/search${sent}` }), observe, aws };
}

const value = (expected: unknown, source: Parameters<typeof known>[1]) =>
  known({ value: expected }, source);

const raw = ({ rawQueryString }: FunctionEvent) => rawQueryString ?? null;
const single = (name: string) => (event: FunctionEvent) =>
  valueIn(event, 'queryStringParameters', name);
const all = (name: string) => (event: FunctionEvent) =>
  valueIn(event, 'multiValueQueryStringParameters', name);

function valueIn(event: FunctionEvent, field: string, name: string): unknown {
  const values = event[field];
  return isRecord(values) ? (values[name] ?? null) : null;
}

const REDIRECT = '?to=https%3A%2F%2Fexample.com%2Fa%2Fb';

/** The query that the function gets. */
export const queryCases = topic('query', [
  query(`${REDIRECT}&plus=a+b`, 'raw', 'Is the raw query as the client sent it?', raw, {
    http2: value('to=https%3A%2F%2Fexample.com%2Fa%2Fb&plus=a+b', v2),
    url: value('to=https%3A%2F%2Fexample.com%2Fa%2Fb&plus=a+b', url),
  }),
  query('?tag=one&tag=two', 'repeated', 'What does a repeated parameter become?', single('tag'), {
    http2: value('one,two', v2),
    http1: value('two', dotnet('V1_SimpleGetRequestHttpV1')),
    rest: value('two', v1),
    url: value('one,two', url),
  }),
  query('?tag=one&tag=two', 'all-values', 'Where are all values of a parameter?', all('tag'), {
    http2: value(null, v2),
    http1: value(['one', 'two'], dotnet('V1_SimpleGetRequestHttpV1')),
    rest: value(['one', 'two'], v1),
    url: value(null, url),
  }),
  query(REDIRECT, 'escapes', 'Are values decoded?', single('to'), {
    http2: value('https://example.com/a/b', v2),
    http1: value('https://example.com/a/b', http1),
    rest: value('https://example.com/a/b', v1),
    url: value('https://example.com/a/b', url),
  }),
  query('?plus=a+b', 'plus', 'What does a + become?', single('plus'), {
    http2: value('a b', v2),
    http1: notSettled(),
    rest: value('a b', v1),
    url: value('a b', url),
  }),
  query('?plus=a%2Bb', 'encoded-plus', 'What does an encoded + become?', single('plus'), {
    http2: value('a+b', v2),
    http1: notSettled(),
    rest: value('a+b', v1),
    url: value('a+b', url),
  }),
  query(
    '?empty=',
    'empty-value',
    'What does a parameter without a value become?',
    single('empty'),
    {
      http2: value('', v2),
      rest: value('', v1),
      url: value('', url),
    },
  ),
  query('?flag', 'no-equals-sign', 'What does a name without = become?', single('flag'), {
    http2: notSettled(),
    http1: notSettled(),
    rest: notSettled(),
    url: notSettled(),
  }),
  query('?to=/a/b', 'plain-slash', 'What does a plain slash in a value become?', single('to'), {
    http2: notSettled(),
    rest: value('/a/b', sources.restEvent),
    url: notSettled(),
  }),
  query(
    '',
    'none',
    'Which parameters does an event have without a query?',
    (event) => [
      event.rawQueryString ?? null,
      event.queryStringParameters ?? null,
      event.multiValueQueryStringParameters ?? null,
    ],
    {
      http2: value(['', null, null], dotnet('V2_SpecialCharactersInPath')),
      http1: value([null, null, null], dotnet('V1_SpecialCharactersInPathHttpV1')),
      rest: value([null, null, null], dotnet('V1_SpecialCharactersInPathRest')),
      url: notSettled(),
    },
  ),
]);
