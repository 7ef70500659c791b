import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { type HttpApiHandler, startLocalGateway } from '../src/index.ts';
import { closing } from './closing.ts';
import { exchange, formatRequest } from './exchange.ts';

const never = () => new Promise(() => {});

/** What the runtime defines, as far as it is used here. */
interface AwsLambda {
  streamifyResponse(handler: (event: unknown, stream: Writable) => Promise<void>): HttpApiHandler;
}

describe('startLocalGateway', () => {
  it('takes a free port unless told which', async () => {
    await using gateway = await startLocalGateway(() => 'a');

    expect(gateway.port).toBeGreaterThan(0);
    expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`);
    await expect(startLocalGateway(() => 'b', { port: gateway.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringMatching(/^Expected port \d+ to be free, got one .*\.$/),
    });
  });

  it('listens on 127.0.0.1 only', async () => {
    await using gateway = await startLocalGateway(() => 'a');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid);
    const addresses = [...others.map(({ address }) => address), '127.0.0.2'];

    for (const address of addresses) {
      const socket = connect(gateway.port, address);
      const [error] = await once(socket, 'error');
      expect(error).toHaveProperty('code', 'ECONNREFUSED');
    }
  });

  it('answers several requests on one connection', async () => {
    await using gateway = await startLocalGateway((event) => event.rawPath);
    const socket = connect(gateway.port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });

    socket.write(formatRequest({ target: '/first' }));
    await vi.waitFor(() => expect(received).toContain('/first'));
    socket.write(formatRequest({ target: '/second' }));
    await vi.waitFor(() => expect(received).toContain('/second'));
    socket.destroy();
  });

  it('runs requests side by side', async () => {
    const waiting: (() => void)[] = [];
    await using gateway = await startLocalGateway(
      () => new Promise<string>((resolve) => waiting.push(() => resolve('done'))),
    );

    const answers = [exchange(gateway.port), exchange(gateway.port)];
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    for (const finish of waiting) finish();

    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(['done', 'done']);
  });

  it.each([Number.NaN, 65_536, 'abc', ''])('refuses the port %j in a sentence', async (port) => {
    await expect(startLocalGateway(() => 'a', { port })).rejects.toThrow(
      `Expected port to be a whole number from 0 (a free port) to 65535, got "${port}".`,
    );
  });

  it('runs a streaming handler, its output gathered', async () => {
    const { awslambda } = globalThis as unknown as { awslambda: AwsLambda };
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      stream.write('{"statusCode":201,');
      stream.end('"body":"streamed"}');
    });
    await using gateway = await startLocalGateway(handler);

    await expect(exchange(gateway.port)).resolves.toMatchObject({
      statusCode: 201,
      body: 'streamed',
    });
  });

  it('stops with a request under way and a connection kept open', async () => {
    const calls: string[] = [];
    const gateway = await startLocalGateway((event) => {
      calls.push(event.rawPath);
      return event.rawPath === '/hang' ? never() : 'done';
    });
    const idle = connect(gateway.port, '127.0.0.1');
    idle.write(formatRequest({ target: '/done' }));
    await once(idle, 'data');
    const hanging = connect(gateway.port, '127.0.0.1');
    hanging.write(formatRequest({ target: '/hang' }));
    await vi.waitFor(() => expect(calls).toContain('/hang'));

    const closed = Promise.all([idle, hanging].map(closing));
    await gateway.stop();
    await closed;

    await expect(exchange(gateway.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('client that leaves', () => {
  it('in the middle of a body does not reach the handler', async () => {
    const lines: string[] = [];
    const calls: string[] = [];
    await using gateway = await startLocalGateway(
      (event) => {
        calls.push(event.rawPath);
        return 'done';
      },
      { logRequest: (line) => lines.push(line) },
    );
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(
      formatRequest({
        method: 'POST',
        target: '/half',
        headers: [['content-length', '9']],
        body: 'a',
      }),
    );
    await once(socket, 'connect');
    socket.resetAndDestroy();

    await expect(exchange(gateway.port, { target: '/next' })).resolves.toMatchObject({
      body: 'done',
    });
    await vi.waitFor(() =>
      expect(lines).toContainEqual(expect.stringMatching(/^POST \/half aborted \d+ ms$/)),
    );
    expect(calls).toEqual(['/next']);
  });

  it('before the answer leaves the gateway running', async () => {
    const lines: string[] = [];
    const waiting: (() => void)[] = [];
    await using gateway = await startLocalGateway(
      () => new Promise<string>((resolve) => waiting.push(() => resolve('late'))),
      { logRequest: (line) => lines.push(line) },
    );
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(formatRequest({ target: '/left' }));
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    socket.resetAndDestroy();
    await vi.waitFor(() => {
      for (const finish of waiting) finish();
      expect(lines).toEqual([expect.stringMatching(/^GET \/left (aborted|200) \d+ ms$/)]);
    });
    const next = exchange(gateway.port);
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    for (const finish of waiting) finish();

    await expect(next).resolves.toMatchObject({ body: 'late' });
  });
});

describe('request log', () => {
  async function logOf(...targets: string[]): Promise<string[]> {
    const lines: string[] = [];
    await using gateway = await startLocalGateway(() => ({ statusCode: 404 }), {
      logRequest: (line) => lines.push(line),
    });
    for (const target of targets) await exchange(gateway.port, { target });
    await vi.waitFor(() => expect(lines).toHaveLength(targets.length));
    return lines;
  }

  it('has one line for each request', async () => {
    await expect(logOf('/a?b=c', '/d')).resolves.toEqual([
      expect.stringMatching(/^GET \/a\?b=c 404 \d+ ms$/),
      expect.stringMatching(/^GET \/d 404 \d+ ms$/),
    ]);
  });

  it('cuts a long target', async () => {
    await expect(logOf(`/${'x'.repeat(5000)}`)).resolves.toEqual([
      expect.stringMatching(/^GET \/x{199}\.\.\. 404 \d+ ms$/),
    ]);
  });

  it.each(['\u0007', '\u001b[31m', '\u009b31m', '\u007f', '\u2028'])(
    'never shows what a terminal would act on: %j',
    async (control) => {
      await expect(logOf(`/a${control}b`)).resolves.toEqual(['(unreadable request) 400']);
    },
  );
});
