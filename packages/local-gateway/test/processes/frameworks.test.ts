import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restApiOf } from '../../src/rest-api/rest-api.ts';
import type { RunningFunction } from '../../src/runtime/running-function.ts';
import { startFunction } from '../../src/runtime/start-function.ts';
import { type Answer, exchange, type RawRequest } from '../exchange.ts';
import { type ServedDoor, serveFunctionUrl, serveHttpApi, serveRestApi } from '../serve-door.ts';

const BOUNDARY = 'boundary-1';
const MULTIPART = Buffer.concat([
  Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  ),
  Buffer.from([0, 255, 13, 10, 128]),
  Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
]);
const LOADING_MS = 60_000;

function start(framework: string, exportName = 'handler'): Promise<RunningFunction> {
  return startFunction({
    name: framework,
    code: {
      modulePath: fileURLToPath(
        new URL(`../fixtures/frameworks/${framework}-app.mjs`, import.meta.url),
      ),
      exportName,
    },
    runtime: 'nodejs24.x',
    timeoutMs: 30_000,
    memoryMb: 512,
    environment: {},
  });
}

describe.each(['express', 'hono', 'middy'])('%s', (framework) => {
  let running: RunningFunction;
  beforeAll(async () => {
    running = await start(framework);
    expect(await running.warmUp()).toBeUndefined();
  }, LOADING_MS);
  afterAll(() => running[Symbol.asyncDispose]());

  describe.each([
    ['HTTP API', '', () => serveHttpApi(running)],
    ['REST API', '/prod', () => serveRestApi(running, restApiOf('f'))],
    ['function URL', '', () => serveFunctionUrl(running)],
  ] as const)('behind a %s', (_front, stage, serve) => {
    let door: ServedDoor;
    beforeAll(async () => {
      door = await serve();
    });
    afterAll(() => door[Symbol.asyncDispose]());

    const ask = (request: RawRequest): Promise<Answer> =>
      exchange(door.port, { ...request, target: `${stage}${request.target}` });

    it('answers JSON', async () => {
      const answer = await ask({ target: '/json?a=%C3%A9' });

      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      expect(JSON.parse(answer.body)).toEqual({ query: { a: 'é' } });
    });

    it('reads a form', async () => {
      const { body } = await ask({
        method: 'POST',
        target: '/form',
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: 'a=1&b=%C3%A9+2',
      });

      expect(JSON.parse(body)).toEqual({ a: '1', b: 'é 2' });
    });

    it('reads a file of a multipart form', async () => {
      const { body } = await ask({
        method: 'POST',
        target: '/upload',
        headers: [['content-type', `multipart/form-data; boundary=${BOUNDARY}`]],
        body: MULTIPART,
      });

      expect(JSON.parse(body)).toEqual({ name: 'a.bin', bytes: [0, 255, 13, 10, 128] });
    });

    it('answers bytes', async () => {
      const { bytes, headers } = await ask({ target: '/binary' });

      expect([...bytes]).toEqual([0, 255, 13, 10, 128]);
      expect(headers['content-type']).toBe('application/octet-stream');
    });

    it('sets two cookies', async () => {
      const { setCookies } = await ask({ target: '/cookies' });

      expect(setCookies).toEqual(['a=1; Path=/', 'b=2; Path=/; HttpOnly']);
    });

    it('redirects', async () => {
      const { statusCode, headers } = await ask({ target: '/redirect' });

      expect(statusCode).toBe(302);
      expect(headers).toHaveProperty('location', '/json');
    });

    it('answers compressed', async () => {
      const { headers, bytes } = await ask({
        target: '/gzip',
        headers: [['accept-encoding', 'gzip']],
      });

      expect(headers).toHaveProperty('content-encoding', 'gzip');
      expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ gzip: 'x'.repeat(1000) });
    });

    it('answers 204 without a body', async () => {
      const { statusCode, headers, body } = await ask({ target: '/empty' });

      expect({ statusCode, body }).toEqual({ statusCode: 204, body: '' });
      expect(headers).not.toHaveProperty('content-length');
    });

    it('answers 304 without a body', async () => {
      const { statusCode, headers, body } = await ask({ target: '/cached' });

      expect({ statusCode, body }).toEqual({ statusCode: 304, body: '' });
      expect(headers).toHaveProperty('etag', '"1"');
    });

    it('gathers a stream', async () => {
      const { statusCode, body } = await ask({ target: '/stream' });

      expect({ statusCode, body }).toEqual({ statusCode: 200, body: 'one,two' });
    });
  });
});

describe.each(['hono', 'middy'])('%s behind a function URL that streams', (framework) => {
  it('streams', { timeout: LOADING_MS }, async () => {
    await using running = await start(framework, 'streaming');
    await using door = await serveFunctionUrl(running, { invokeMode: 'RESPONSE_STREAM' });

    const response = await fetch(`${door.url}/stream`);

    expect(response.status).toBe(200);
    expect(response.headers.get('transfer-encoding')).toBe('chunked');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('one,two');
  });
});
