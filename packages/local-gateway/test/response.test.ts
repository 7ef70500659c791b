import { Buffer } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import { startLocalGateway } from '../src/index.ts';
import { type Answer, exchange, type RawRequest } from './exchange.ts';

async function answerTo(result: unknown, request: RawRequest = {}): Promise<Answer> {
  await using gateway = await startLocalGateway(() => result, { onHandlerError: () => {} });
  return await exchange(gateway.port, request);
}

const internalServerError = {
  statusCode: 500,
  headers: { 'content-type': 'application/json', 'content-length': '35' },
  body: '{"message":"Internal Server Error"}',
};

describe('response', () => {
  it.each([
    ['null', null, 'null'],
    ['undefined', undefined, 'null'],
    ['an inherited statusCode', Object.create({ statusCode: 201 }), '{}'],
    ['what toJSON makes', new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('is 200 and JSON for %s', async (_name, result, body) => {
    await expect(answerTo(result)).resolves.toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'content-length': `${Buffer.byteLength(body)}`,
      },
      body,
    });
  });

  it('is the same for a promise and a value', async () => {
    const answer = await answerTo(Promise.resolve({ statusCode: 202, body: 'later' }));

    expect(answer).toMatchObject({ statusCode: 202, body: 'later' });
  });

  it('has no body for a statusCode alone', async () => {
    await expect(answerTo({ statusCode: 200 })).resolves.toMatchObject({
      headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': '0' },
      body: '',
    });
  });

  it('takes a statusCode written as text', async () => {
    await expect(answerTo({ statusCode: '404', body: 'no' })).resolves.toMatchObject({
      statusCode: 404,
      body: 'no',
    });
  });

  it.each([199, 600, -200, 2e9, '', 'OK', '2000', '20.', null, true, [200], {}])(
    'is a 500 for the statusCode %j',
    async (statusCode) => {
      await expect(answerTo({ statusCode, body: 'x' })).resolves.toMatchObject(internalServerError);
    },
  );

  it.each([
    ['an object as header value', { headers: { a: {} } }],
    ['a line break in a header value', { headers: { a: '1\r\nb: 2' } }],
    ['a header name with a space', { headers: { 'a b': '1' } }],
    ['headers that are a list', { headers: [] }],
    ['cookies that are a string', { cookies: 'a=1' }],
    ['a cookie that is a number', { cookies: [1] }],
    ['a cookie with a line break', { cookies: ['a=1\r\nb: 2'] }],
    ['a body that is an object', { body: {} }],
    ['isBase64Encoded that is a string', { isBase64Encoded: 'true' }],
  ])('is a 500 for %s', async (_name, fields) => {
    await expect(answerTo({ statusCode: 200, ...fields })).resolves.toMatchObject(
      internalServerError,
    );
  });

  it.each([
    [
      { statusCode: 99 },
      "statusCode of the function's result to be a whole number from 200 to 599, got 99",
    ],
    [{ statusCode: 200, body: 1 }, "body of the function's result to be a string, got 1"],
    [
      { statusCode: 200, headers: { a: '1\r\nb: 2' } },
      'headers["a"] of the function\'s result to be a value that HTTP allows (RFC 9110, 5.5), got "1\\r\\nb: 2"',
    ],
    [
      { statusCode: 200, headers: { 'a b': '1' } },
      'headers["a b"] of the function\'s result to be a header name that HTTP allows (RFC 9110, 5.1), got "a b"',
    ],
    [
      { statusCode: 200, cookies: ['a', 1] },
      "cookies[1] of the function's result to be a string, got 1",
    ],
  ])('says of %j which field was refused and why', async (result, reason) => {
    const errors: unknown[] = [];
    await using gateway = await startLocalGateway(() => result, {
      onHandlerError: (error) => errors.push(error),
    });

    await exchange(gateway.port);

    expect(errors).toEqual([expect.objectContaining({ message: `Expected ${reason}.` })]);
  });

  it('prints one line for a refused result', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    await using gateway = await startLocalGateway(() => ({ statusCode: 99 }));

    await exchange(gateway.port);

    expect(printed.mock.calls).toEqual([
      [expect.stringMatching(/^Expected statusCode of the function's result .*, got 99\.$/)],
    ]);
    printed.mockRestore();
  });

  it('takes null as absent', async () => {
    const nulls = { headers: null, cookies: null, body: null, isBase64Encoded: null };

    await expect(answerTo({ statusCode: 200, ...nulls })).resolves.toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: '',
    });
  });

  it('writes numbers and booleans in headers as text and drops null', async () => {
    const { headers } = await answerTo({ statusCode: 200, headers: { A: 1, b: true, c: null } });

    expect(headers).toMatchObject({ a: '1', b: 'true' });
    expect(headers).not.toHaveProperty('c');
  });

  it('owns the headers of the connection', async () => {
    const { headers, body } = await answerTo({
      statusCode: 200,
      headers: {
        'content-length': '999',
        connection: 'close',
        'transfer-encoding': 'chunked',
        'keep-alive': 'timeout=1',
        upgrade: 'h2c',
        'apigw-requestid': 'mine',
      },
      body: 'abc',
    });

    expect(headers).toMatchObject({ 'content-length': '3', connection: 'keep-alive' });
    expect(headers['apigw-requestid']).not.toBe('mine');
    expect(Object.keys(headers).sort()).toEqual([
      'apigw-requestid',
      'connection',
      'content-length',
      'content-type',
      'date',
    ]);
    expect(body).toBe('abc');
  });

  it('passes on date and server', async () => {
    const headers = { date: 'Tue, 01 Jan 2019 00:00:00 GMT', server: 'mine' };

    await expect(answerTo({ statusCode: 200, headers })).resolves.toMatchObject({ headers });
  });

  it('has no length with 204', async () => {
    const { statusCode, headers } = await answerTo({ statusCode: 204 });

    expect(statusCode).toBe(204);
    expect(headers).not.toHaveProperty('content-length');
  });

  it('carries the request id of the event', async () => {
    await using gateway = await startLocalGateway((event) => event.requestContext.requestId);

    const { headers, body } = await exchange(gateway.port);

    expect(headers['apigw-requestid']).toBe(body);
  });

  it('closes the connection when the client asks for it', async () => {
    const { headers } = await answerTo({}, { headers: [['connection', 'close']] });

    expect(headers).toHaveProperty('connection', 'close');
  });
});
