import { message, proxyResults, type RecordedAnswer } from './recorded-answer.ts';

const json = { contentType: 'application/json' };
const text = { contentType: 'text/plain; charset=utf-8' };
const hello = message('Hello, World!');

/** HTTP API with payload 1.0, by aws/aws-lambda-dotnet (see `proxyResults`). */
export const httpPayload1Answers: readonly RecordedAnswer[] = [
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
    ...text,
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
    ...text,
    body: hello,
  },
  {
    name: 'text without a type',
    returned: proxyResults.text,
    statusCode: 200,
    ...text,
    body: 'Hello, World!',
  },
  {
    name: 'values and lists of values, a name in both',
    returned: proxyResults.bothHeaders,
    statusCode: 200,
    ...json,
    headers: [
      ['x-custom-header', 'single-value'],
      ['combined-header', 'single-value'],
      ['combined-header', 'multi-value1'],
      ['combined-header', 'multi-value2'],
      ['x-multi-header', 'multi-value1'],
      ['x-multi-header', 'multi-value2'],
    ],
    body: message('With Combined Headers'),
  },
  {
    name: 'a body alone with its status',
    returned: proxyResults.plain,
    statusCode: 200,
    ...text,
    body: hello,
  },
  {
    name: 'another text without a type',
    returned: proxyResults.testBody,
    statusCode: 200,
    ...text,
    body: 'Test body',
  },
  {
    name: 'no JSON',
    returned: proxyResults.notJson,
    statusCode: 500,
    ...json,
    body: '{"message":"Internal Server Error"}',
  },
];
