import { type RequestListener, request as requestHttp } from 'node:http';
import { startServer } from '@multiply/test-kit';
import { runStep } from 'cdk-emulator-harness';
import { describe, expect, inject, it } from 'vitest';
import { deployTargets } from '../../targets/deploy-targets.ts';
import { detectEnvironment } from '../../targets/detect-environment.ts';
import { httpTarget } from '../../targets/http-target.ts';
import { selectTargets } from '../../targets/select-targets.ts';

const HEALTH = { edition: 'pro', version: '4.14.0', services: { apigatewayv2: 'available' } };

// LocalStack's paid edition needs a token. MiniStack behind that edition's health page tests every step
// except the edition's own responses.
function asPaidLocalStack(endpoint: string): RequestListener {
  return (incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    if (url === '/_localstack/health') outgoing.end(JSON.stringify(HEALTH));
    else {
      const passing = requestHttp(new URL(url, endpoint), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(outgoing);
      });
      passing.on('error', (error) => outgoing.destroy(error));
      incoming.pipe(passing);
    }
  };
}

describe('localstack-http', () => {
  it('is deployed and answers if the emulator has HTTP APIs', { timeout: 240_000 }, async () => {
    const endpoint = await startServer(asPaidLocalStack(inject('endpoints').ministack ?? ''));
    const environment = { endpoint, authToken: undefined, apiUrl: undefined };
    const { names } = selectTargets(['localstack-http'], await detectEnvironment(environment));

    await using cleanup = new AsyncDisposableStack();
    const { signal } = new AbortController();
    const run = { cleanup, signal, step: runStep };
    const { deployed } = await deployTargets(names, environment, run);
    const [target] = deployed;
    if (!target) throw new Error('Expected a target, got none');
    const answer = await httpTarget(target.name, target.address).send({
      method: 'PATCH',
      path: '/anything',
      headers: { 'content-type': 'application/json' },
      body: '{"a":12,"b":3}',
    });
    expect(answer).toMatchObject({ status: 200, body: '{"result":36}' });
  });
});
