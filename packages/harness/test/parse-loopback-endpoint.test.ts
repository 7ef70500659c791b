import { describe, expect, it } from 'vitest';
import { parseLoopbackEndpoint } from '../src/emulator/parse-loopback-endpoint.ts';

describe('parseLoopbackEndpoint', () => {
  it.each([
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
    ['http://127.8.9.10:4566/', 'http://127.8.9.10:4566'],
    ['http://localhost:4566/health', 'http://localhost:4566'],
    ['http://[::1]:4566', 'http://[::1]:4566'],
  ])('takes %s', (endpoint, origin) => {
    expect(parseLoopbackEndpoint(endpoint)).toBe(origin);
  });

  it.each([
    'https://cloudformation.us-east-1.amazonaws.com',
    'http://10.0.0.1:4566',
    'http://0.0.0.0:4566',
    'http://127.0.0.1.example.com:4566',
    'http://localhost.localstack.cloud:4566',
    'ftp://127.0.0.1',
    'nonsense',
    '',
  ])('refuses %j and says how to deploy to AWS on purpose', (endpoint) => {
    expect(() => parseLoopbackEndpoint(endpoint)).toThrow(
      `Expected an emulator's address on this machine, such as http://127.0.0.1:4566, got ${JSON.stringify(endpoint)}. To deploy to AWS on purpose, use plain \`cdk deploy\` in the app.`,
    );
  });
});
