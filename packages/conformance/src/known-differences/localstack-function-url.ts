import type { Observed } from '../probe/probe.ts';
import { differencesIn, type KnownDifference } from './known-difference.ts';

const differs = differencesIn(
  'LocalStack 4.14.0',
  'https://github.com/localstack/localstack/blob/v4.14.0/localstack-core/localstack/services/lambda_/urlrouter.py',
);

const CORS = 'It keeps the CORS settings of a URL and never applies them';

export const localstackFunctionUrl: readonly KnownDifference<Observed>[] = [
  differs('cookies out', { status: 200, 'set-cookie': [] }, 'It drops the field `cookies`'),
  differs('a result beyond 6 MB', { status: 200, bytes: 6_291_600 }, 'It has no limit of its own'),
  differs(
    'cookies in',
    { cookies: null, header: 'session=abc123; theme=dark' },
    'Its event has no `cookies`, only the header',
  ),
  differs(
    'a header sent twice',
    { header: 'second', list: null },
    'Of a repeated header it hands on the last only',
  ),
  differs(
    'the scheme that the client used',
    { proto: 'http', port: '4566' },
    'It says http and the port within its container; a function URL has https only',
  ),
  differs('a trace id', { given: false }, 'It adds no x-amzn-trace-id'),
  differs(
    'a blank in the path',
    { path: '/capture/space value', inContext: '/capture/space value' },
    'It decodes `rawPath` too, not only the path in the context',
  ),
  differs(
    'JSON in',
    { body: 'eyJhIjoizrsifQ==', isBase64Encoded: true },
    'It encodes every body with a letter beyond ASCII as base64',
  ),
  differs(
    'a multipart form in',
    {
      body: 'DQotLXgNCkNvbnRlbnQtRGlzcG9zaXRpb246IGZvcm0tZGF0YTsgbmFtZT0iYSINCg0KMQ0KLS14LS0NCg==',
      isBase64Encoded: true,
    },
    'It parses a form and writes it anew, with a line break before it',
  ),
  differs('a CORS preflight', { origin: null, methods: null, headers: null }, CORS),
  differs(
    'CORS headers on an answer',
    { status: 403, 'access-control-allow-origin': [] },
    'It refuses a request whose Origin is not on its own list of allowed origins',
    'https://docs.localstack.cloud/aws/capabilities/config/configuration/#security',
  ),
];
