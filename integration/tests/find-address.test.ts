import { describe, expect, it } from 'vitest';
import { formatCurl } from '../harness/format-curl.ts';
import { findAddress } from '../targets/emulator-targets.ts';

const ENDPOINT = 'http://127.0.0.1:4566';

describe('findAddress', () => {
  it('addresses an API by its id, whatever its URL says', () => {
    const outputs = { ApiId: 'abc', Stage: '$default', Url: 'https://abc.amazonaws.example/' };
    expect(findAddress(ENDPOINT, outputs)).toEqual({
      origin: ENDPOINT,
      basePath: '/_aws/execute-api/abc/$default',
    });
  });

  it('addresses a function URL by its host name', () => {
    const outputs = { Url: 'http://xyz.lambda-url.us-east-1.localhost:4566/' };
    expect(findAddress(ENDPOINT, outputs)).toEqual({
      origin: ENDPOINT,
      basePath: '',
      host: 'xyz.lambda-url.us-east-1.localhost:4566',
    });
  });

  it('names the outputs that it misses', () => {
    expect(() => findAddress(ENDPOINT, { ApiId: 'abc' })).toThrow(
      'Expected the stack to output ApiId and Stage, or Url; got ApiId',
    );
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
