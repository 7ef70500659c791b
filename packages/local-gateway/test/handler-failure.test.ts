import { describe, expect, it } from 'vitest';
import { type HttpApiHandler, type LocalGatewayOptions, startLocalGateway } from '../src/index.ts';
import { exchange } from './exchange.ts';

const cycle: { self?: object } = {};
cycle.self = cycle;
const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

async function failWith(handler: HttpApiHandler, options: LocalGatewayOptions = {}) {
  const errors: unknown[] = [];
  await using gateway = await startLocalGateway(handler, {
    ...options,
    onHandlerError: (error) => errors.push(error),
  });
  const { statusCode, headers, body } = await exchange(gateway.port);
  return { statusCode, contentType: headers['content-type'], body, errors };
}

describe('failing handler', () => {
  it.each<[string, HttpApiHandler, string]>([
    [
      'throws',
      () => {
        throw new Error('thrown');
      },
      'thrown',
    ],
    [
      'rejects',
      async () => {
        throw new Error('rejected');
      },
      'rejected',
    ],
    ['returns a BigInt', () => ({ n: 1n }), 'BigInt'],
    ['returns a cycle', () => cycle, 'circular'],
    ['returns a function', () => () => {}, 'got a function'],
    ['returns more than 6 MB', () => megabytes(7), 'at most 6291556 bytes of JSON, got 7340034'],
  ])('that %s gets a 500 and its error reported', async (_name, handler, message) => {
    const { errors, ...answer } = await failWith(handler);

    expect(answer).toEqual({
      statusCode: 500,
      contentType: 'application/json',
      body: '{"message":"Internal Server Error"}',
    });
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  it('that passes its time-out gets a 500', async () => {
    const { errors, ...answer } = await failWith(() => new Promise(() => {}), { timeoutMs: 10 });

    expect(answer).toEqual({
      statusCode: 500,
      contentType: 'application/json',
      body: '{"message":"Internal Server Error"}',
    });
    expect(errors).toEqual([new Error('Expected the handler to answer within 10 ms, got nothing')]);
  });

  it('that throws undefined is still a 500', async () => {
    const { statusCode, errors } = await failWith(() => Promise.reject());

    expect({ statusCode, errors }).toEqual({ statusCode: 500, errors: [undefined] });
  });

  it('leaves the next request alone', async () => {
    let calls = 0;
    await using gateway = await startLocalGateway(
      () => {
        calls += 1;
        if (calls === 1) throw new Error('first');
        return 'second';
      },
      { onHandlerError: () => {} },
    );

    expect((await exchange(gateway.port)).statusCode).toBe(500);
    expect((await exchange(gateway.port)).body).toBe('second');
  });
});

describe('handler', () => {
  it('that takes a callback is refused, as by Node.js 24 on Lambda', async () => {
    const handler: HttpApiHandler = (_event, _context, callback) => callback;

    await expect(startLocalGateway(handler)).rejects.toThrow(
      new TypeError(
        'Expected a handler that returns its result, as Node.js 24 on Lambda requires, got one that takes a callback (3 parameters)',
      ),
    );
  });

  it('gets the context of the Node.js 24 runtime', async () => {
    await using gateway = await startLocalGateway(
      (_event, context) => ({ ...context, remainingMs: context.getRemainingTimeInMillis() }),
      { timeoutMs: 5000 },
    );

    const first = JSON.parse((await exchange(gateway.port)).body);
    const second = JSON.parse((await exchange(gateway.port)).body);

    expect(first).toMatchObject({
      functionName: 'local-gateway',
      functionVersion: '$LATEST',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      remainingMs: expect.any(Number),
    });
    expect(first.remainingMs).toBeLessThanOrEqual(5000);
    expect(first).not.toHaveProperty('callbackWaitsForEmptyEventLoop');
    expect(second.awsRequestId).not.toBe(first.awsRequestId);
  });
});
