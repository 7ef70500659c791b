import { type RecordedAnswer, result } from './recorded-answer.ts';

const json = { statusCode: 200, contentType: 'application/json' };

/**
 * Function URLs, recorded on AWS in November 2025 by the authors of localstack/localstack
 * (tests/aws/services/lambda_/test_lambda.snapshot.json at 8b9a79f, TestLambdaURL, Apache-2.0); the last
 * two from test_lambda.py, validated on AWS.
 */
export const functionUrlAnswers: readonly RecordedAnswer[] = [
  { name: 'an object', returned: '{"hello": "world"}', ...json, body: '{"hello": "world"}' },
  {
    name: 'a status and a body',
    returned: result({ statusCode: 200, body: 'body123' }),
    ...json,
    body: 'body123',
  },
  {
    name: 'a status and JSON',
    returned: result({ statusCode: 200, body: '{"hello": "world"}' }),
    ...json,
    body: '{"hello": "world"}',
  },
  { name: 'a list', returned: '["hello",3,true]', ...json, body: '["hello",3,true]' },
  { name: 'a string', returned: '"hello"', ...json, body: 'hello' },
  { name: 'a whole number', returned: '3', ...json, body: '3' },
  { name: 'a number', returned: '3.1', ...json, body: '3.1' },
  { name: 'a boolean', returned: 'true', ...json, body: 'true' },
  {
    name: 'a status and a header of its own',
    returned: result({
      statusCode: 201,
      headers: { 'Content-Type': 'application/json', 'My-Custom-Header': 'Custom Value' },
      body: '{"message": "hello-world"}',
    }),
    statusCode: 201,
    contentType: 'application/json',
    headers: [['my-custom-header', 'Custom Value']],
    body: '{"message": "hello-world"}',
  },
  {
    name: 'a statusCode written as text',
    returned: result({ statusCode: '418', body: "i'm a teapot" }),
    statusCode: 418,
    body: "i'm a teapot",
  },
];
