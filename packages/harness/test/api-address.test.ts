import { describe, expect, it } from 'vitest';
import { emulatedAddress, formatCurl, urlAddress } from '../src/index.ts';

const ENDPOINT = 'http://127.0.0.1:4566';

describe('emulatedAddress', () => {
  it.each([
    [
      'a REST API',
      'https://abc.execute-api.localhost.localstack.cloud:4566/prod/',
      { origin: ENDPOINT, basePath: '/_aws/execute-api/abc/prod' },
    ],
    [
      'a path of a REST API',
      'https://abc.execute-api.localhost.localstack.cloud:4566/prod/notes/milk',
      { origin: ENDPOINT, basePath: '/_aws/execute-api/abc/prod/notes/milk' },
    ],
    [
      'an HTTP API',
      'https://abc.execute-api.us-east-1.amazonaws.com',
      { origin: ENDPOINT, basePath: '/_aws/execute-api/abc/$default' },
    ],
    [
      'a function URL, by its host name',
      'http://xyz.lambda-url.us-east-1.localhost:4566/',
      { origin: ENDPOINT, basePath: '', host: 'xyz.lambda-url.us-east-1.localhost:4566' },
    ],
  ])('addresses %s', (_name, url, address) => {
    expect(emulatedAddress(ENDPOINT, url)).toEqual(address);
  });

  it.each([
    'https://unknown.execute-api.localhost.localstack.cloud:4566/',
    'https://a.example',
    '',
  ])('refuses %j', (url) => {
    expect(() => emulatedAddress(ENDPOINT, url)).toThrow(
      `Expected the URL of an API Gateway API or a Lambda function, got ${JSON.stringify(url)}`,
    );
  });
});

describe('urlAddress', () => {
  it('keeps the path without its trailing slash', () => {
    expect(urlAddress('https://a.example/prod/')).toEqual({
      origin: 'https://a.example',
      basePath: '/prod',
    });
  });
});

describe('formatCurl', () => {
  it('keeps the shell from the $ of a stage', () => {
    const address = { origin: ENDPOINT, basePath: '/_aws/execute-api/abc/$default' };
    expect(formatCurl(address, '{"a":1}')).toBe(
      `curl -H 'content-type: application/json' -d '{"a":1}' 'http://127.0.0.1:4566/_aws/execute-api/abc/$default/'`,
    );
  });

  it('names the host that a function URL is routed by', () => {
    expect(formatCurl({ origin: ENDPOINT, basePath: '', host: 'xyz.example' }, '{}')).toBe(
      `curl -H 'content-type: application/json' -H 'host: xyz.example' -d '{}' 'http://127.0.0.1:4566/'`,
    );
  });
});
