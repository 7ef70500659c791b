import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startLocalGateway } from '../src/index.ts';
import { closing } from './closing.ts';
import { exchange, exchangeBytes, formatRequest, parseAnswer } from './exchange.ts';

const MEGABYTE = 1024 * 1024;
const tooLarge = { statusCode: 413, body: '{"message":"Request Entity Too Large"}' };
const text = ['content-type', 'text/plain'] as const;
const chunk = Buffer.concat([
  Buffer.from('100000\r\n'),
  Buffer.alloc(MEGABYTE),
  Buffer.from('\r\n'),
]);
const chunkedHead = formatRequest({ method: 'POST', headers: [['transfer-encoding', 'chunked']] });

/** Writes chunks without an end until an answer has come. */
async function floodUntilAnswered(socket: Socket) {
  let received = Buffer.alloc(0);
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
  });
  socket.write(chunkedHead);
  for (;;) {
    const answer = parseAnswer(received);
    if (answer !== undefined) return answer;
    if (socket.destroyed) throw new Error(`Expected an answer, got ${received.length} bytes`);
    await new Promise((resolve) => socket.write(chunk, resolve));
  }
}

describe('body limit', () => {
  it('refuses a body announced as more than 10 MB before it is sent', async () => {
    await using gateway = await startLocalGateway(() => 'never');
    const head = formatRequest({
      method: 'POST',
      headers: [['content-length', String(10 * MEGABYTE + 1)]],
    });

    const answer = await exchangeBytes(gateway.port, head);

    expect(answer).toMatchObject({ ...tooLarge, headers: { connection: 'close' } });
  });

  it('answers a client that sends all of a body that is too large', async () => {
    await using gateway = await startLocalGateway(() => 'never');
    const body = Buffer.alloc(12 * MEGABYTE);

    await expect(exchange(gateway.port, { method: 'POST', body })).resolves.toMatchObject(tooLarge);
  });

  it('answers a client that reads only after it has sent everything', async () => {
    await using gateway = await startLocalGateway(() => 'never');
    const request = formatRequest({ method: 'POST', body: Buffer.alloc(40 * MEGABYTE) });
    const socket = connect(gateway.port, '127.0.0.1');

    await new Promise<void>((resolve, reject) => {
      socket.write(request, (error) => (error ? reject(error) : resolve()));
    });
    const [received] = await once(socket, 'data');
    socket.destroy();

    expect(parseAnswer(received)).toMatchObject(tooLarge);
  });

  it('answers a client that streams without end, then closes', async () => {
    await using gateway = await startLocalGateway(() => 'never');
    const socket = connect(gateway.port, '127.0.0.1');
    const closed = closing(socket);

    await expect(floodUntilAnswered(socket)).resolves.toMatchObject(tooLarge);
    await closed;
  });

  it('takes a body of just under 6 MB and refuses one that makes a larger event', async () => {
    await using gateway = await startLocalGateway((event) => event.body?.length);
    const send = (length: number) =>
      exchange(gateway.port, { method: 'POST', headers: [text], body: 'x'.repeat(length) });

    await expect(send(6_290_000)).resolves.toMatchObject({ statusCode: 200, body: '6290000' });
    await expect(send(6_291_556)).resolves.toMatchObject(tooLarge);
  });

  it('counts a body as the event carries it', async () => {
    await using gateway = await startLocalGateway((event) => event.body?.length);
    const body = 'x'.repeat(5_000_000);

    const asText = await exchange(gateway.port, { method: 'POST', headers: [text], body });
    const asBase64 = await exchange(gateway.port, { method: 'POST', body });

    expect([asText.statusCode, asBase64.statusCode]).toEqual([200, 413]);
  });

  it('keeps the connection after a body that only Lambda refuses', async () => {
    await using gateway = await startLocalGateway(() => 'never');
    const body = 'x'.repeat(7 * MEGABYTE);

    const { headers } = await exchange(gateway.port, { method: 'POST', body });

    expect(headers).toHaveProperty('connection', 'keep-alive');
  });
});

describe('bad HTTP', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['two lengths', 'GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['a space in a header name', 'GET / HTTP/1.1\r\nhost: a\r\na b: c\r\n\r\n'],
    ['an unknown method', 'NOPE / HTTP/1.1\r\nhost: a\r\n\r\n'],
  ])('is a 400: %s', async (_name, request) => {
    await using gateway = await startLocalGateway(() => 'never');

    await expect(exchangeBytes(gateway.port, Buffer.from(request))).resolves.toMatchObject({
      statusCode: 400,
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: '{"message":"Bad Request"}',
    });
  });

  it.each(['http', 'rest', 'function-url'] as const)(
    'is what several Host lines are, and an unknown coding is a 501: %s',
    async (frontDoor) => {
      await using gateway = await startLocalGateway(() => 'never', { frontDoor });
      const send = (...headers: (readonly [string, string])[]) =>
        exchange(gateway.port, { method: 'POST', target: '/prod/a', headers });

      await expect(send(['host', 'a'], ['Host', 'b'])).resolves.toMatchObject({
        statusCode: 400,
        headers: { connection: 'close' },
        body: '{"message":"Bad Request"}',
      });
      await expect(send(['transfer-encoding', 'gzip, chunked'])).resolves.toMatchObject({
        statusCode: 501,
        headers: { connection: 'close' },
        body: '{"message":"Not Implemented"}',
      });
    },
  );

  it('is a 431 when request line and headers exceed 10,240 bytes', async () => {
    await using gateway = await startLocalGateway(() => 'taken');
    const send = (length: number) =>
      exchange(gateway.port, { headers: [['x-long', 'x'.repeat(length)]] });

    await expect(send(10_000)).resolves.toMatchObject({ statusCode: 200, body: 'taken' });
    await expect(send(10_240)).resolves.toMatchObject({
      statusCode: 431,
      body: '{"message":"Request Header Fields Too Large"}',
    });
  });

  it('does not stop the gateway', async () => {
    await using gateway = await startLocalGateway(() => 'still here');
    await exchangeBytes(gateway.port, Buffer.from('hello\r\n\r\n'));

    await expect(exchange(gateway.port)).resolves.toMatchObject({ body: 'still here' });
  });
});
