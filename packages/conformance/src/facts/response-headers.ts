import type { Case } from '../cases/case.ts';
import { dotnet, sources } from '../cases/sources.ts';
import {
  isRecord,
  observeBody,
  observeHeader,
  observeHeaderCase,
  observeMessage,
  observePresence,
  readJson,
  valuesOf,
} from '../observe/answer.ts';
import { known, notSettled, topic } from './fact.ts';
import { instruct, returning } from './requests.ts';

const REST_ERROR = { status: 502, message: 'Internal server error' };
const TRACE = 'Root=1-3152b799-8954dae64eda91bc9a23a7e8';
const PARENT = 'Parent=7fa8c0f79203be72';
const BOTH = {
  statusCode: 200,
  headers: { 'x-both': 'single' },
  multiValueHeaders: { 'x-both': ['one', 'two'] },
  body: '',
};

const many = (values: readonly string[]) => ({ status: 200, 'x-many': values });
const both = (values: readonly string[]) => ({ status: 200, 'x-both': values });
const value = (values: readonly string[]) => ({ status: 200, 'x-a': values });

/** The headers that a client gets. */
export const responseHeaderCases: readonly Case[] = topic('response-headers', [
  {
    fact: 'single',
    question: 'Is a value with a comma kept in one line?',
    request: returning({ statusCode: 200, headers: { 'x-a': 'test,other' }, body: '' }),
    observe: observeHeader('x-a'),
    aws: {
      http2: known(value(['test,other']), dotnet('V2_HandlesHeadersCorrectly')),
      http1: known(value(['test,other']), dotnet('V1_HandlesHeadersCorrectlyHttpV1')),
      rest: known(value(['test,other']), dotnet('V1_HandlesHeadersCorrectlyRest')),
      url: notSettled(),
    },
  },
  {
    fact: 'name-case',
    question: 'How is the name of a header written?',
    request: returning({ statusCode: 200, headers: { 'x-MiXed': 'a' }, body: '' }),
    observe: observeHeaderCase('x-mixed'),
    aws: {
      http2: notSettled('Recorded for names without a hyphen, in lower case.'),
      http1: notSettled('Recorded for names without a hyphen, in lower case.'),
      rest: known({ names: ['x-MiXed'] }, sources.restFormat),
      url: notSettled(),
    },
  },
  {
    fact: 'lower-case-name',
    question: 'How is a name written that the function writes in lower case?',
    request: returning({ statusCode: 200, headers: { myheader: 'a' }, body: '' }),
    observe: observeHeaderCase('myheader'),
    aws: {
      http2: known({ names: ['Myheader'] }, dotnet('V2_HandlesHeadersCorrectly')),
      http1: known({ names: ['Myheader'] }, dotnet('V1_HandlesHeadersCorrectlyHttpV1')),
      rest: known({ names: ['myheader'] }, dotnet('V1_HandlesHeadersCorrectlyRest')),
    },
  },
  {
    fact: 'own',
    question: 'Does the client get a header of the function?',
    request: returning({ statusCode: 200, headers: { 'X-Own': 'Value 1' }, body: '' }),
    observe: observeHeader('x-own'),
    aws: {
      http2: known({ status: 200, 'x-own': ['Value 1'] }, dotnet('V2_SetsHeaders')),
      http1: known({ status: 200, 'x-own': ['Value 1'] }, dotnet('V1_SetsHeadersHttpV1')),
      rest: known({ status: 200, 'x-own': ['Value 1'] }, dotnet('V1_SetsHeadersRest')),
      url: known({ status: 200, 'x-own': ['Value 1'] }, sources.urlStatus),
    },
  },
  {
    fact: 'date',
    question: 'Does the client get a date?',
    request: returning({ statusCode: 200, body: '' }),
    observe: observePresence('date'),
    aws: {
      http2: known({ date: true }, dotnet('V2_HttpAPIHeaders')),
      http1: known({ date: true }, dotnet('V1_APIHeadersHttpV1')),
      rest: known({ date: true }, dotnet('V1_APIHeadersRest')),
    },
  },
  {
    fact: 'multi-value',
    question: 'What does multiValueHeaders become?',
    request: returning({ statusCode: 200, multiValueHeaders: { 'x-many': ['1', '2'] }, body: '' }),
    observe: observeHeader('x-many'),
    aws: {
      http2: known(many([]), sources.results),
      http1: known(many(['1', '2']), dotnet('V1_SetsMultiValueHeadersHttpV1')),
      rest: known(many(['1', '2']), dotnet('V1_SetsMultiValueHeadersRest')),
      url: known(many([]), sources.noMultiValue),
    },
  },
  {
    fact: 'merged',
    question: 'In which order come the values of a name in headers and multiValueHeaders?',
    request: returning(BOTH),
    observe: observeHeader('x-both'),
    aws: {
      http2: known(both(['single']), sources.results),
      http1: known(
        both(['single', 'one', 'two']),
        dotnet('V1_CombinesSingleAndMultiValueHeadersHttpV1'),
      ),
      rest: known(
        both(['one', 'two', 'single']),
        dotnet('V1_CombinesSingleAndMultiValueHeadersRest'),
      ),
      url: known(both(['single']), sources.noMultiValue),
    },
  },
  {
    fact: 'merged-case',
    question: 'Which case has a name that headers and multiValueHeaders write differently?',
    request: returning({
      statusCode: 200,
      headers: { 'x-merged': 'a' },
      multiValueHeaders: { 'x-MerGed': ['b'] },
      body: '',
    }),
    observe: ({ headers }) => ({
      names: [...new Set(headers.map(([name]) => name).filter((name) => /^x-merged$/i.test(name)))],
      values: valuesOf(headers, 'x-merged'),
    }),
    aws: {
      http1: notSettled(),
      rest: known({ names: ['x-MerGed'], values: ['b', 'a'] }, sources.restFormat),
    },
  },
  {
    fact: 'multi-value-string',
    question: 'What does a string in multiValueHeaders become?',
    request: returning({ statusCode: 200, multiValueHeaders: { 'x-many': 'value' }, body: '' }),
    observe: observeMessage,
    aws: {
      http1: notSettled(),
      rest: known(REST_ERROR, sources.restFormat),
    },
  },
  {
    fact: 'list',
    question: 'What does a list in headers become?',
    request: returning({ statusCode: 200, headers: { 'x-many': ['1', '2'] }, body: '' }),
    observe: observeMessage,
    aws: {
      http2: known({ status: 500, message: 'Internal Server Error' }, sources.listHeader),
      http1: notSettled(),
      rest: notSettled(),
      url: notSettled(),
    },
  },
  {
    fact: 'boolean',
    question: 'What does true become as the value of a header?',
    request: returning({ statusCode: 200, headers: { 'x-a': true }, body: '' }),
    observe: observeHeader('x-a'),
    aws: {
      http2: notSettled(),
      http1: notSettled(),
      rest: known(value(['true']), sources.restFormat),
      url: notSettled(),
    },
  },
  {
    fact: 'null-value',
    question: 'What does null become as the value of a header?',
    request: returning({ statusCode: 200, headers: { 'x-a': null }, body: '' }),
    observe: observeHeader('x-a'),
    aws: { http2: notSettled(), http1: notSettled(), rest: notSettled(), url: notSettled() },
  },
  {
    fact: 'null',
    question: 'What does null become in place of headers?',
    request: returning({ statusCode: 200, headers: null }),
    observe: observeBody,
    aws: {
      http2: notSettled(),
      http1: notSettled(),
      rest: known({ status: 200, body: '' }, sources.restFormat),
      url: notSettled(),
    },
  },
  {
    fact: 'remapped',
    question: 'Does a REST API rename headers that it keeps for itself?',
    request: returning({
      statusCode: 200,
      headers: { 'www-authenticate': 'Basic', server: 'x', 'content-md5': 'x' },
      body: '',
    }),
    observe: ({ headers }) => ({
      renamed: headers
        .map(([name]) => name.toLowerCase())
        .filter((name) => name.startsWith('x-amzn-remapped-'))
        .sort(),
    }),
    aws: {
      http2: notSettled(),
      rest: known(
        {
          renamed: [
            'x-amzn-remapped-content-md5',
            'x-amzn-remapped-server',
            'x-amzn-remapped-www-authenticate',
          ],
        },
        sources.restNotes,
      ),
    },
  },
  {
    fact: 'request-id',
    question: 'Which headers tell the client the id of the request?',
    request: returning({ statusCode: 200, body: '' }),
    observe: observePresence('apigw-requestid', 'x-amzn-requestid', 'x-amz-apigw-id'),
    aws: {
      http2: known(ids(true, false, false), dotnet('V2_HttpAPIHeaders')),
      http1: known(ids(true, false, false), dotnet('V1_APIHeadersHttpV1')),
      rest: known(ids(false, true, true), dotnet('V1_APIHeadersRest')),
      url: known({ ...ids(false, true, false) }, sources.urlRequestId),
    },
  },
  {
    fact: 'trace-id',
    question: 'Does the client get a trace id?',
    request: returning({ statusCode: 200, body: '' }),
    observe: observePresence('x-amzn-trace-id'),
    aws: {
      http2: known({ 'x-amzn-trace-id': false }, dotnet('V2_HttpAPIHeaders')),
      http1: known({ 'x-amzn-trace-id': false }, dotnet('V1_APIHeadersHttpV1')),
      rest: known({ 'x-amzn-trace-id': true }, dotnet('V1_APIHeadersRest')),
      url: notSettled(),
    },
  },
  {
    fact: 'own-trace-id',
    question: 'Does the client get back the trace id that it sent, with its parent?',
    request: returning(
      { statusCode: 200, body: '' },
      { headers: [['x-amzn-trace-id', `${TRACE};${PARENT};Sampled=1`]] },
    ),
    observe: ({ headers }) => {
      const [sent = ''] = valuesOf(headers, 'x-amzn-trace-id');
      return { root: sent.includes(TRACE), parent: sent.split(';')[1] === PARENT };
    },
    aws: { rest: known({ root: true, parent: true }, sources.restTrace) },
  },
  {
    fact: 'added-parent',
    question: 'Does a trace id without a parent get one?',
    request: returning({ statusCode: 200, body: '' }, { headers: [['x-amzn-trace-id', TRACE]] }),
    observe: ({ headers }) => {
      const [sent = ''] = valuesOf(headers, 'x-amzn-trace-id');
      return {
        root: sent.includes(TRACE),
        parent: /^Parent=[0-9a-f]{16}$/.test(sent.split(';')[1] ?? ''),
      };
    },
    aws: { rest: known({ root: true, parent: true }, sources.restTrace) },
  },
  {
    fact: 'trace-id-parts',
    question: 'Which parts has the trace id that the client gets?',
    request: returning({ statusCode: 200, body: '' }),
    observe: ({ headers }) => {
      const [sent = ''] = valuesOf(headers, 'x-amzn-trace-id');
      return { parts: sent.split(';').map((part) => part.split('=')[0]) };
    },
    aws: {
      rest: known({ parts: ['Root', 'Parent', 'Sampled', 'Lineage'] }, dotnet('V1_APIHeadersRest')),
    },
  },
  {
    fact: 'error-type',
    question: 'Which error does a header name when the result is malformed?',
    request: instruct({ return: 'hello' }),
    observe: observeHeader('x-amzn-errortype'),
    aws: {
      rest: notSettled('Recorded for a statusCode of 0.'),
    },
  },
  {
    fact: 'error-type-status-zero',
    question: 'Which error does a header name for statusCode 0, and is there a trace id?',
    request: returning({ statusCode: 0, body: '' }),
    observe: (answer) => ({
      ...observeHeader('x-amzn-errortype')(answer),
      ...observePresence('x-amzn-trace-id')(answer),
    }),
    aws: {
      rest: known(
        {
          status: 502,
          'x-amzn-errortype': ['InternalServerErrorException'],
          'x-amzn-trace-id': false,
        },
        dotnet('V1_HandlesZeroStatusCodeRest'),
      ),
    },
  },
  {
    fact: 'invocation-id',
    question: "Is the id in x-amzn-requestid that of the function's invocation?",
    request: instruct({ context: true }),
    observe: ({ headers, body }) => {
      const context = readJson(body);
      const [id] = valuesOf(headers, 'x-amzn-requestid');
      return { same: isRecord(context) && id !== undefined && context.requestId === id };
    },
    aws: { url: known({ same: true }, sources.urlRequestId) },
  },
]);

function ids(http: boolean, rest: boolean, gateway: boolean) {
  return { 'apigw-requestid': http, 'x-amzn-requestid': rest, 'x-amz-apigw-id': gateway };
}
