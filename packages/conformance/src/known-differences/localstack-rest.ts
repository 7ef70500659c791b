import type { Observed } from '../probe/probe.ts';
import { differencesIn, type KnownDifference } from './known-difference.ts';

const differs = differencesIn(
  'LocalStack 4.14.0',
  'https://github.com/localstack/localstack/blob/v4.14.0/localstack-core/localstack/services/apigateway/next_gen/execute_api/integrations/aws.py',
);

const CRASHES = 'It looks for errorMessage in a result that is no object, and fails itself';
const AS_TEXT = 'It hands on as text all that is UTF-8, whatever the binary media types';
const NO_LIMIT = 'It has no limit of its own';

const ALL_TYPES = 'It leaves out the binary media type */* and so decodes nothing';
const BINARY_ISSUE = 'https://github.com/localstack/localstack/issues/12115';

function undecoded(contentType: string) {
  // The base64 text itself.
  return { status: 200, contentType, base64: Buffer.from('AP8NCoA=').toString('base64') };
}

function crashed(type: string) {
  return {
    status: 500,
    contentType: 'text/plain; charset=utf-8',
    body: `Error in apigateway invocation: argument of type '${type}' is not iterable`,
  };
}

export const localstackRest: readonly KnownDifference<Observed>[] = [
  differs('a number without statusCode', crashed('int'), CRASHES),
  differs('a boolean without statusCode', crashed('bool'), CRASHES),
  differs('base64 out', undecoded('application/octet-stream'), ALL_TYPES, BINARY_ISSUE),
  differs('base64 out as JSON', undecoded('application/json'), ALL_TYPES, BINARY_ISSUE),
  differs('statusCode 0', { status: 200, body: 'replaced' }, 'It takes 0 for no statusCode: 200'),
  differs('a result beyond 6 MB', { status: 200, bytes: 6_291_600 }, NO_LIMIT),
  differs(
    'a header sent twice',
    { header: 'first', list: ['first', 'second'] },
    'Of a repeated header it takes the first for `headers`, AWS the last',
  ),
  differs(
    'the scheme that the client used',
    { proto: 'HTTP', port: '4566' },
    'It tells how it was reached itself, in capitals, and the port within its container',
  ),
  differs('bytes in', { body: '\u0001\u0002\u0003\u0004\u0005', isBase64Encoded: false }, AS_TEXT),
  differs('JSON in', { body: '{"a":"λ"}', isBase64Encoded: false }, AS_TEXT),
  differs('a form in', { body: 'a=1&b=%7B2%7D', isBase64Encoded: false }, AS_TEXT),
  differs(
    'a multipart form in',
    {
      body: '\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
      isBase64Encoded: false,
    },
    'It parses a form and writes it anew, with a line break before it',
  ),
  differs('a text of 6,000,000 bytes in', { status: 200, bytes: 6_000_000 }, NO_LIMIT),
  differs('a text beyond 6 MB in', { status: 200, bytes: 6_400_000 }, NO_LIMIT),
  differs('a body beyond 10 MB', { status: 200 }, NO_LIMIT),
];
