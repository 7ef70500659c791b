import { message, proxyResults, type RecordedAnswer, result } from './recorded-answer.ts';

const json = { contentType: 'application/json' };
const hello = message('Hello, World!');
const malformed = {
  statusCode: 502,
  contentType: 'application/json',
  body: '{"message": "Internal server error"}',
};

/** REST API with Lambda proxy integration, by aws/aws-lambda-dotnet (see `proxyResults`). */
const byDotNet: readonly RecordedAnswer[] = [
  {
    name: 'a body and its type',
    returned: proxyResults.typed,
    statusCode: 200,
    ...json,
    body: hello,
  },
  {
    name: 'a status of its own',
    returned: proxyResults.created,
    statusCode: 201,
    ...json,
    body: message('Created'),
  },
  {
    name: 'a header of its own',
    returned: proxyResults.withHeaders,
    statusCode: 200,
    ...json,
    headers: [['x-custom-header', 'CustomValue']],
    body: message('With Headers'),
  },
  {
    name: 'a body said not to be base64',
    returned: proxyResults.notBase64,
    statusCode: 200,
    ...json,
    body: hello,
  },
  {
    name: 'lists of header values',
    returned: proxyResults.listedHeaders,
    statusCode: 200,
    ...json,
    headers: [
      ['anotherheader', 'secondvalue'],
      ['headername', 'headervalue'],
      ['headername', 'headervalue2'],
      ['myheader', 'test,other'],
    ],
    body: message('With Multiple Headers'),
  },
  {
    name: 'a body alone with its status',
    returned: proxyResults.plain,
    statusCode: 200,
    ...json,
    body: hello,
  },
  {
    name: 'text that is said to be JSON',
    returned: proxyResults.typedText,
    statusCode: 200,
    ...json,
    body: 'Hello, World!',
  },
  {
    name: 'text without a type',
    returned: proxyResults.testBody,
    statusCode: 200,
    ...json,
    body: 'Test body',
  },
  { name: 'no JSON', returned: proxyResults.notJson, ...malformed },
];

const ok = { statusCode: 200, body: '' };

/**
 * A REST API without binary media types, recorded on AWS in November 2024 by the authors of
 * localstack/localstack (tests/aws/services/apigateway/test_apigateway_lambda.snapshot.json at 8b9a79f,
 * Apache-2.0). A client merged repeated headers there; here they are apart again.
 */
const byLocalStack: readonly RecordedAnswer[] = [
  { name: 'a status alone', returned: result({ statusCode: 200 }), ...ok },
  {
    name: 'headers, one of them true',
    returned: result({ statusCode: 200, headers: { 'test-header': 'value', 'header-bool': true } }),
    ...json,
    headers: [
      ['test-header', 'value'],
      ['header-bool', 'true'],
    ],
    ...ok,
  },
  {
    name: 'headers that are null',
    returned: result({ statusCode: 200, headers: null }),
    ...json,
    ...ok,
  },
  {
    name: 'a field that is no field of a response',
    returned: result({ statusCode: 200, wrongValue: 'value' }),
    ...malformed,
  },
  {
    name: 'base64 without a binary media type',
    returned: result({ statusCode: 200, body: 'dGVzdC1kYXRh', isBase64Encoded: true }),
    statusCode: 200,
    body: 'dGVzdC1kYXRh',
  },
  {
    name: 'base64 that nothing says to be so',
    returned: result({ statusCode: 200, body: 'dGVzdC1kYXRh' }),
    statusCode: 200,
    body: 'dGVzdC1kYXRh',
  },
  {
    name: 'a list of values',
    returned: result({
      statusCode: 200,
      multiValueHeaders: { 'test-multi': ['value1', 'value2'] },
    }),
    ...json,
    headers: [
      ['test-multi', 'value1'],
      ['test-multi', 'value2'],
    ],
    ...ok,
  },
  {
    name: 'a list of values and a value, in another case',
    returned: result({
      statusCode: 200,
      multiValueHeaders: { 'tesT-Multi': ['value-multi'] },
      headers: { 'test-multi': 'value-solo' },
    }),
    ...json,
    headers: [
      ['tesT-Multi', 'value-multi'],
      ['tesT-Multi', 'value-solo'],
    ],
    ...ok,
  },
  {
    name: 'a value where a list is due',
    returned: result({ statusCode: 200, multiValueHeaders: { 'test-multi-invalid': 'value1' } }),
    ...malformed,
  },
  {
    name: 'a statusCode that is a word',
    returned: result({ statusCode: 'test' }),
    ...malformed,
  },
  {
    name: 'a statusCode written as text',
    returned: result({ statusCode: '201' }),
    statusCode: 201,
    body: '',
  },
  { name: 'a string', returned: '"justAString"', ...malformed },
  {
    name: 'headers without a status',
    returned: result({ headers: { 'test-header': 'value' } }),
    headers: [['test-header', 'value']],
    ...ok,
  },
];

export const restAnswers: readonly RecordedAnswer[] = [...byDotNet, ...byLocalStack];
