import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handler } from '../src/handler.ts';

const BODY = '{"a":12,"b":3}';
const PRODUCT = {
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"result":36}',
};

const base64 = (body: string | Uint8Array) => ({
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});
const rejected = (error: string) => ({
  statusCode: 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error }),
});

describe('handler', () => {
  it.each([
    ['an HTTP API event', { version: '2.0', body: BODY, isBase64Encoded: false }],
    ['a REST API event', { httpMethod: 'POST', path: '/', body: BODY, isBase64Encoded: false }],
    ['an event without the flag', { body: BODY }],
  ])('multiplies for %s', async (_name, event) => {
    expect(await handler(event)).toEqual(PRODUCT);
  });

  it.each(['application/json', 'text/plain', 'image/png'])(
    'decodes a base64 body of type %s',
    async (type) => {
      expect(await handler({ headers: { 'content-type': type }, ...base64(BODY) })).toEqual(
        PRODUCT,
      );
    },
  );

  it('keeps a body that only looks like base64 as it is', async () => {
    expect(await handler({ body: Buffer.from(BODY).toString('base64') })).toEqual(
      rejected('The request body is not valid JSON'),
    );
  });

  it.each([
    ['no event', undefined],
    ['null', null],
    ['no body', {}],
    ['a null body', { body: null, isBase64Encoded: false }],
    ['an empty body', { body: '' }],
    ['an empty base64 body', { body: '', isBase64Encoded: true }],
    ['a body that is an object', { body: { a: 12, b: 3 } }],
    ['operands in the event itself', { a: 12, b: 3 }],
    ['text', 'event'],
  ])('finds no body in %s', async (_name, event) => {
    expect(await handler(event)).toEqual(rejected('The request has no body'));
  });

  it.each([
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a surrogate in UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['a byte order mark', `\ufeff${BODY}`],
  ])('refuses %s as malformed', async (_name, body) => {
    expect(await handler(base64(body))).toEqual(rejected('The request body is not valid JSON'));
  });

  it('answers any JSON event with a well-formed response', async () => {
    const event = fc.oneof(
      fc.jsonValue(),
      fc.record({ body: fc.jsonValue(), isBase64Encoded: fc.jsonValue() }),
      fc.record({ body: fc.json(), isBase64Encoded: fc.boolean() }),
      fc.record({ body: fc.base64String(), isBase64Encoded: fc.constant(true) }),
    );
    await fc.assert(
      fc.asyncProperty(event, async (anything) => {
        const { statusCode, headers, body } = await handler(anything);
        expect([200, 400]).toContain(statusCode);
        expect(headers).toEqual({ 'content-type': 'application/json' });
        expect(Object.keys(JSON.parse(body))).toEqual([statusCode === 200 ? 'result' : 'error']);
      }),
      { numRuns: 2_000 },
    );
  });
});
