import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { handler } from '../src/handler.ts';
import type { HttpResponse } from '../src/to-response.ts';

// A failed property prints its seed; TEST_SEED=<seed> makes the same cases again.
fc.configureGlobal({ seed: inject('seed') });

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

// Lambda's quota for the event and the response of a synchronous invocation:
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const MAX_EVENT_BYTES = 6_291_556;

const LONG = { timeout: 300_000 };

const number = fc.oneof(fc.integer(), fc.bigInt(), fc.double());
const operands = fc.tuple(number, number).map(([a, b]) => `{"a":${a},"b":${b}}`);

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
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
    ['a string', 'event'],
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

  it.each([
    ['without its padding', Buffer.from(BODY).toString('base64').replace(/=+$/, '')],
    [
      'in the URL-safe alphabet',
      Buffer.from(`{"?~?":"???>",${BODY.slice(1)}`).toString('base64url'),
    ],
    ['of every length', Buffer.from(`${BODY} `).toString('base64')],
    ['of every length, too', Buffer.from(`${BODY}  `).toString('base64')],
  ])('decodes base64 %s', async (_name, body) => {
    expect(await handler({ body, isBase64Encoded: true })).toEqual(PRODUCT);
  });

  const encoded = Buffer.from(BODY).toString('base64');
  it.each([
    ['other characters', '!!!!'],
    ['JSON itself', BODY],
    ['a missing character', 'e'],
    ['a missing character at the end', encoded.slice(0, 13)],
    ['padding alone', '='],
    ['padding that is too long', '===='],
    ['padding that is too short', Buffer.from(`${BODY}  `).toString('base64').slice(0, -1)],
    ['padding in the middle', `e30=${encoded}`],
    ['a space', `${encoded.slice(0, 8)} ${encoded.slice(8)}`],
    ['a line break', `${encoded}\n`],
    // Its low byte is a letter of the alphabet.
    ['a character beyond ASCII', `\u4e65${encoded.slice(1)}`],
  ])('refuses %s as base64', async (_name, body) => {
    expect(await handler({ body, isBase64Encoded: true })).toEqual(
      rejected('The request body is not valid JSON'),
    );
  });

  it('answers any JSON event with a well-formed response', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (event) => {
        expectWellFormed(await handler(event));
      }),
      { numRuns: 100 * inject('effort') },
    );
  });

  it('answers any body, flag and headers with a well-formed response', LONG, async () => {
    const text = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), operands);
    const event = fc.record(
      {
        version: fc.constantFrom('1.0', '2.0'),
        headers: fc.dictionary(fc.constantFrom('content-type', 'Content-Type', 'x'), fc.string()),
        body: fc.oneof(
          text,
          text.map((body) => base64(body).body),
          fc.uint8Array().map((bytes) => base64(bytes).body),
          fc.jsonValue(),
        ),
        isBase64Encoded: fc.oneof(fc.boolean(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const statusCodes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(event, async (event) => {
        const response = await handler(event);
        expectWellFormed(response);
        statusCodes.add(response.statusCode);
      }),
      { numRuns: 200 * inject('effort') },
    );
    // Both occur, or the property proves nothing about one of them.
    expect([...statusCodes].sort()).toEqual([200, 400]);
  });
});

describe('handler, at the limits of Lambda', LONG, () => {
  // One character beyond Latin-1 makes V8 store the whole string as two bytes per character.
  const padded = (bytes: number) => {
    const rest = ',"a":12,"b":3}';
    return `{"c":"\u4e2d${'x'.repeat(bytes - Buffer.byteLength(`{"c":"\u4e2d"${rest}`))}"${rest}`;
  };
  const eventBytes = (event: object) => Buffer.byteLength(JSON.stringify(event));
  const text = { body: '', isBase64Encoded: false };

  it('multiplies in the largest body that fits', async () => {
    // The body has eight quotes, each of which JSON escapes.
    const event = { ...text, body: padded(MAX_EVENT_BYTES - eventBytes(text) - 8) };
    expect(eventBytes(event)).toBe(MAX_EVENT_BYTES);
    expect(await handler(event)).toEqual(PRODUCT);
  });

  it('multiplies in the largest base64 body that fits', async () => {
    const spare = MAX_EVENT_BYTES - eventBytes(base64(''));
    const event = base64(padded(Math.floor(spare / 4) * 3));
    expect(eventBytes(event)).toBeGreaterThan(MAX_EVENT_BYTES - 4);
    expect(eventBytes(event)).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    expect(await handler(event)).toEqual(PRODUCT);
  });

  it('refuses the longest integer that fits', async () => {
    const body = `{"a":${'9'.repeat(MAX_EVENT_BYTES - 60)},"b":1}`;
    expect(await handler({ ...text, body })).toEqual(
      rejected('Numbers may have at most 4300 digits'),
    );
  });

  // The longest number has 4300 digits and a sign, so no response comes near 6 MB.
  it('never answers with more than 4.4 kB', async () => {
    const nines = '9'.repeat(2150);
    const longest = await handler({ body: `{"a":-${nines},"b":${nines}}` });
    expect(longest.body).toHaveLength('{"result":-}'.length + 4300);
    expect(eventBytes(longest)).toBeLessThan(4_400);

    for (const digits of [2151, 3000, 4300, 4301, 1_000_000]) {
      const body = `{"a":-${'9'.repeat(digits)},"b":${nines}}`;
      expect(eventBytes(await handler({ body }))).toBeLessThan(4_400);
    }
  });
});

function expectWellFormed({ statusCode, headers, body }: HttpResponse): void {
  expect([200, 400]).toContain(statusCode);
  expect(headers).toEqual({ 'content-type': 'application/json' });
  expect(Object.keys(JSON.parse(body))).toEqual([statusCode === 200 ? 'result' : 'error']);
}
