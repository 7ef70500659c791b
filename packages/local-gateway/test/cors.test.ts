import { describe, expect, it } from 'vitest';
import type { CorsRules } from '../src/cors/cors-rules.ts';
import { exchange, type RawRequest } from './exchange.ts';
import { serveFunctionUrl, serveHttpApi } from './serve-door.ts';

const rules: CorsRules = {
  allowOrigins: ['https://app.example', 'https://*.never', 'http://*'],
  allowMethods: ['GET', 'PUT'],
  allowHeaders: ['x-probe'],
  exposeHeaders: ['x-shown'],
  allowCredentials: true,
  maxAgeSeconds: 60,
};

const preflight = (origin: string): RawRequest => ({
  method: 'OPTIONS',
  headers: [
    ['origin', origin],
    ['access-control-request-method', 'GET'],
  ],
});

const own = { 'access-control-allow-origin': 'https://function.example', vary: 'x' };
const doors = [
  ['HTTP API', 204, serveHttpApi],
  ['function URL', 200, serveFunctionUrl],
] as const;

describe.each(doors)('CORS of a %s', (_name, status, serve) => {
  const serveWith = (cors: CorsRules) =>
    serve(() => ({ statusCode: 200, headers: own, body: 'x' }), { cors });

  it.each(['https://app.example', 'http://any.example'])(
    'answers a preflight from %s without the function',
    async (origin) => {
      await using door = await serveWith(rules);

      const { statusCode, headers, body } = await exchange(door.port, preflight(origin));

      expect({ statusCode, body }).toEqual({ statusCode: status, body: '' });
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET,PUT',
        'access-control-allow-headers': 'x-probe',
        'access-control-allow-credentials': 'true',
        'access-control-max-age': '60',
      });
    },
  );

  it('allows no other origin', async () => {
    await using door = await serveWith(rules);

    const { headers } = await exchange(door.port, preflight('https://other.example'));

    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it("takes the place of the function's own CORS headers", async () => {
    await using door = await serveWith(rules);

    const { headers } = await exchange(door.port, {
      headers: [['origin', 'https://app.example']],
    });

    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-expose-headers': 'x-shown',
      vary: 'x',
    });
  });

  it('is a star where every origin is allowed', async () => {
    await using door = await serveWith({
      ...rules,
      allowOrigins: ['*'],
      allowCredentials: false,
    });

    const { headers } = await exchange(door.port, { headers: [['origin', 'https://a.example']] });

    expect(headers).toHaveProperty('access-control-allow-origin', '*');
  });

  it('leaves OPTIONS without a requested method to the function', async () => {
    await using door = await serveWith(rules);

    const { body } = await exchange(door.port, {
      method: 'OPTIONS',
      headers: [['origin', 'https://app.example']],
    });

    expect(body).toBe('x');
  });

  it('is left alone without a configuration', async () => {
    await using door = await serve(() => ({ statusCode: 200, headers: own }));

    const { headers } = await exchange(door.port, { headers: [['origin', 'https://a.example']] });

    expect(headers).toMatchObject(own);
  });
});
