// Uses each of the installed packages: the gateway serves the library, the harness sends a request, and the
// conformance suite asks a few of its questions.
import assert from 'node:assert/strict';
import { startLocalGateway } from 'aws-local-gateway';
import { sendRequest, urlAddress } from 'cdk-emulator-harness';
import { parseAddress, runSuite } from 'front-door-conformance';
import { handler as fixture } from 'front-door-conformance/fixture';
import { multiplyBody } from 'multiply-core';

const multiplier = await startLocalGateway(async ({ body }) => multiplyBody(body));
const request = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/json' },
  body: '{"a":94906267,"b":94906267}',
};
const { body } = await sendRequest(urlAddress(multiplier.url), request);
await multiplier.stop();
assert.deepEqual(JSON.parse(body), { ok: true, product: '9007199515875289' });

const gateway = await startLocalGateway(fixture);
const { results } = await runSuite(
  { http2: { open: parseAddress(gateway.url) } },
  {
    target: { name: 'aws-local-gateway' },
    known: [],
    only: (id) => id.startsWith('http2/cookies/'),
  },
);
await gateway.stop();
const verdicts = results.map(({ verdict }) => verdict);
assert.ok(verdicts.includes('as-aws') && !verdicts.includes('difference'), verdicts.join());

console.log(`The four packages work on Node ${process.version}`);
