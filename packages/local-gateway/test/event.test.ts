import { Buffer } from 'node:buffer';
import { METHODS } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startLocalGateway } from '../src/index.ts';
import { exchange, exchangeBytes } from './exchange.ts';
import { receiveEvent } from './receive-event.ts';

describe('event', () => {
  it.each(METHODS.filter((method) => method !== 'CONNECT'))('takes %s', async (method) => {
    const { requestContext } = await receiveEvent({ method, target: '/a/b/c' });

    expect(requestContext.http).toMatchObject({ method, path: '/a/b/c' });
  });

  it('leaves out what the request lacks', async () => {
    const event = await receiveEvent({});

    expect(Object.keys(event).sort()).toEqual([
      'headers',
      'isBase64Encoded',
      'rawPath',
      'rawQueryString',
      'requestContext',
      'routeKey',
      'version',
    ]);
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  });

  it('takes the domain from the host header', async () => {
    const { requestContext } = await receiveEvent({ headers: [['host', 'api.example.org:3000']] });

    expect(requestContext).toMatchObject({ domainName: 'api.example.org', domainPrefix: 'api' });
  });

  it('keeps a method, a path and a query named like object internals', async () => {
    const event = await receiveEvent({
      target: '/__proto__?__proto__=1&constructor=2',
      headers: [['__proto__', '3']],
    });

    expect(Object.entries(event.queryStringParameters ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.entries(event.headers)).toContainEqual(['__proto__', '3']);
  });

  it.each(['/a%', '/%zz', '/%ff'])('is not made for the path %s', async (target) => {
    await using gateway = await startLocalGateway(() => 'never');

    const { statusCode, body } = await exchange(gateway.port, { target });

    expect({ statusCode, body }).toEqual({ statusCode: 400, body: '{"message":"Bad Request"}' });
  });

  it.each([
    ['//a//b/', '//a//b/'],
    ['/a/../b', '/a/../b'],
    ['http://example.test/a/b', '/a/b'],
    ['http://example.test', '/'],
    ['*', '/*'],
    ['/a#b', '/a#b'],
  ])('has for the target %s the rawPath %s', async (target, rawPath) => {
    await expect(receiveEvent({ method: 'OPTIONS', target })).resolves.toMatchObject({ rawPath });
  });

  it('keeps a query that cannot be decoded as it came', async () => {
    await expect(receiveEvent({ target: '/?a=%zz&b=%20&bare' })).resolves.toMatchObject({
      queryStringParameters: { a: '%zz', b: ' ', bare: '' },
    });
  });

  it('reads header values as UTF-8, and other bytes as they are', async () => {
    await using gateway = await startLocalGateway((event) => event.headers);
    const request = Buffer.from(
      'GET / HTTP/1.1\r\nhost: a\r\nx-utf8: Srīperumbūdūr\r\nx-latin1: caf@\r\n\r\n',
    );
    request[request.indexOf('@')] = 0xe9;

    const { body } = await exchangeBytes(gateway.port, request);

    expect(JSON.parse(body)).toMatchObject({ 'x-utf8': 'Srīperumbūdūr', 'x-latin1': 'café' });
  });

  it('has cookies as a list and no cookie header', async () => {
    const event = await receiveEvent({
      headers: [
        ['cookie', 'a=1; b=x=y'],
        ['cookie', 'c=3;'],
      ],
    });

    expect(event.cookies).toEqual(['a=1', 'b=x=y', 'c=3']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('has no headers that speak of the connection', async () => {
    const { headers } = await receiveEvent({
      headers: [
        ['connection', 'keep-alive, te'],
        ['keep-alive', 'timeout=5'],
        ['te', 'trailers'],
        ['upgrade', 'websocket'],
        ['expect', '100-continue'],
      ],
    });

    expect(Object.keys(headers).sort()).toEqual([
      'content-length',
      'host',
      'x-amzn-trace-id',
      'x-forwarded-for',
      'x-forwarded-port',
      'x-forwarded-proto',
    ]);
  });

  it('appends the address to x-forwarded-for and overwrites port and protocol', async () => {
    const { headers } = await receiveEvent({
      headers: [
        ['x-forwarded-for', '1.1.1.1'],
        ['x-forwarded-port', '4431'],
        ['x-forwarded-proto', 'http'],
      ],
    });

    expect(headers).toMatchObject({
      'x-forwarded-for': '1.1.1.1, 127.0.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    });
  });

  it('keeps the trace id of the client', async () => {
    const trace = 'Root=1-67fd88a4-127eb8e773d2bb6f7df47ab6';
    const { headers } = await receiveEvent({ headers: [['x-amzn-trace-id', trace]] });

    expect(headers).toHaveProperty('x-amzn-trace-id', trace);
  });

  it('has the length of a chunked body and no transfer-encoding', async () => {
    const event = await receiveEvent({
      method: 'POST',
      headers: [
        ['transfer-encoding', 'chunked'],
        ['content-type', 'text/plain'],
      ],
      body: '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    });

    expect(event.body).toBe('abcde');
    expect(event.headers).toHaveProperty('content-length', '5');
    expect(event.headers).not.toHaveProperty('transfer-encoding');
  });
});

describe('event body', () => {
  const text = '{"λ":"\u{1F600}"}';
  const base64 = Buffer.from(text).toString('base64');

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset=latin1', 'text/anything'])(
    'is text for %s',
    async (type) => {
      await expect(
        receiveEvent({ method: 'POST', headers: [['content-type', type]], body: text }),
      ).resolves.toMatchObject({ body: text, isBase64Encoded: false });
    },
  );

  it.each(['application/problem+json', 'application/jsonl', 'image/svg+xml', ''])(
    'is base64 for "%s"',
    async (type) => {
      await expect(
        receiveEvent({ method: 'POST', headers: [['content-type', type]], body: text }),
      ).resolves.toMatchObject({ body: base64, isBase64Encoded: true });
    },
  );

  it('is base64 for a text type whose bytes are not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);

    await expect(
      receiveEvent({ method: 'POST', headers: [['content-type', 'application/json']], body }),
    ).resolves.toMatchObject({ body: 'e/99', isBase64Encoded: true });
  });

  it('keeps a byte order mark', async () => {
    await expect(
      receiveEvent({ method: 'POST', headers: [['content-type', 'text/plain']], body: '\ufeff1' }),
    ).resolves.toMatchObject({ body: '\ufeff1', isBase64Encoded: false });
  });

  // aws/aws-lambda-dotnet, LambdaTestTool-v2, V2_SpecialCharactersInPath.
  it('has a type when it is announced as empty', async () => {
    const { headers } = await receiveEvent({ method: 'POST', body: '' });

    expect(headers).toMatchObject({
      'content-length': '0',
      'content-type': 'text/plain; charset=utf-8',
    });
  });

  it('is absent when empty, whatever the type', async () => {
    const event = await receiveEvent({
      method: 'POST',
      headers: [['content-type', 'application/octet-stream']],
      body: '',
    });

    expect(event).not.toHaveProperty('body');
    expect(event.isBase64Encoded).toBe(false);
  });
});
