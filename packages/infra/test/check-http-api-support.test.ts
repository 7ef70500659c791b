import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkHttpApiSupport } from '../src/check-http-api-support.ts';

// The emulators' health pages, shortened: LocalStack 4.14.0 and MiniStack 1.5.33 as measured, the
// edition with API Gateway v2 as LocalStack documents it.
const COMMUNITY = {
  services: { apigateway: 'available' },
  edition: 'community',
  version: '4.14.0',
};
const PAID = { ...COMMUNITY, services: { apigatewayv2: 'available' }, edition: 'pro' };
const MINISTACK = { services: { apigateway: 'available' }, edition: 'light', version: '1.5.33' };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(pages: Record<string, object>): Promise<string> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page ? 200 : 404).end(JSON.stringify(page ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('checkHttpApiSupport', () => {
  it("names the alternatives on LocalStack's free edition", async () => {
    const endpoint = await serve({ '/_localstack/health': COMMUNITY });
    const problem = await checkHttpApiSupport(endpoint);
    expect(problem).toContain(
      `LocalStack 4.14.0 (community edition) at ${endpoint} has no HTTP API`,
    );
    expect(problem).toContain('Choose api=rest or api=function-url');
  });

  it('reports no problem for a LocalStack with API Gateway v2', async () => {
    expect(await checkHttpApiSupport(await serve({ '/_localstack/health': PAID }))).toBeUndefined();
  });

  it('reports no problem for MiniStack', async () => {
    const pages = { '/_ministack/health': MINISTACK, '/_localstack/health': MINISTACK };
    expect(await checkHttpApiSupport(await serve(pages))).toBeUndefined();
  });

  it('reports no problem for an endpoint that is neither', async () => {
    expect(await checkHttpApiSupport(await serve({}))).toBeUndefined();
  });
});
