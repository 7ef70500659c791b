import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { Invocation } from '../src/runtime/invocation.ts';
import { exchange } from './exchange.ts';
import { serveFunctionUrl } from './serve-door.ts';

const timedOut: Invocation = {
  outcome: 'timed_out',
  error: { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out' },
};

function streamed(body: PassThrough, prelude?: unknown, contentType?: string) {
  const options: unknown[] = [];
  return {
    options,
    invoke: async (_event: unknown, invokeOptions?: unknown): Promise<Invocation> => {
      options.push(invokeOptions);
      return { outcome: 'streamed', response: { prelude, contentType, body } };
    },
  };
}

const streaming = { invokeMode: 'RESPONSE_STREAM' } as const;

describe('function URL', () => {
  it('answers a function that times out with 502', async () => {
    await using door = await serveFunctionUrl({ invoke: async () => timedOut });

    await expect(exchange(door.port)).resolves.toMatchObject({
      statusCode: 502,
      body: 'Internal Server Error',
    });
  });

  it('has the request id of the event', async () => {
    await using door = await serveFunctionUrl(({ requestContext }: never) =>
      Reflect.get(requestContext, 'requestId'),
    );

    const { headers, body } = await exchange(door.port);

    expect(headers['x-amzn-requestid']).toBe(body);
  });
});

describe('response stream', () => {
  it('arrives while the function runs', async () => {
    const body = new PassThrough();
    const behind = streamed(body, {
      statusCode: 201,
      headers: { 'X-Own': 'yes', 'content-type': 'text/event-stream' },
      cookies: ['a=1', 'b=2'],
    });
    await using door = await serveFunctionUrl(behind, streaming);

    const response = await fetch(door.url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    body.write('first');
    const first = await reader?.read();
    body.end('last');
    const last = await reader?.read();

    expect(response.status).toBe(201);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-own': 'yes',
      'content-type': 'text/event-stream',
      'transfer-encoding': 'chunked',
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([first?.value, last?.value]).toEqual(['first', 'last']);
    expect(behind.options).toEqual([expect.objectContaining({ streaming: true })]);
  });

  it.each([
    [undefined, 'application/octet-stream'],
    ['text/plain', 'text/plain'],
  ])('without a prelude has the type that was set: %s', async (contentType, expected) => {
    const body = new PassThrough();
    body.end('x');
    await using door = await serveFunctionUrl(streamed(body, undefined, contentType), streaming);

    const response = await fetch(door.url);

    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      expected,
      'x',
    ]);
  });

  it('that breaks off does not look complete', async () => {
    const body = new PassThrough();
    await using door = await serveFunctionUrl(streamed(body), streaming);
    const response = await fetch(door.url);
    body.write('first');

    const text = response.text();
    body.destroy(new Error('the function failed'));

    await expect(text).rejects.toThrow(TypeError);
  });

  it('is dropped when the client leaves', async () => {
    const body = new PassThrough();
    await using door = await serveFunctionUrl(streamed(body), streaming);
    const abort = new AbortController();
    await fetch(door.url, { signal: abort.signal });

    abort.abort();
    await once(body, 'close');

    expect(body.destroyed).toBe(true);
  });

  it('with a prelude that cannot be sent is a 502 that is explained', async () => {
    const body = new PassThrough();
    await using door = await serveFunctionUrl(streamed(body, { statusCode: 99 }), streaming);

    const response = await fetch(door.url);

    expect(response.status).toBe(502);
    expect(String(door.reports[0])).toContain('statusCode');
    await vi.waitFor(() => expect(body.destroyed).toBe(true));
  });

  // localstack/localstack, test_lambda_url_echo_invoke[RESPONSE_STREAM], validated on AWS.
  it('of a handler that returns is that very JSON', async () => {
    await using door = await serveFunctionUrl(() => ({ statusCode: 404, body: 'x' }), streaming);

    const { statusCode, body } = await exchange(door.port);

    expect({ statusCode, body }).toEqual({
      statusCode: 200,
      body: '{"statusCode":404,"body":"x"}',
    });
  });
});
