import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startLocalGateway } from 'aws-local-gateway';
import { handler } from './app.js';

let gateway;
before(async () => {
  gateway = await startLocalGateway(handler);
});
after(() => gateway.stop());

test('reads a pet', async () => {
  const response = await fetch(`${gateway.url}/pets/7`, { headers: { 'user-agent': 'test' } });
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { id: '7', agent: 'test' });
});

test('creates a pet', async () => {
  const response = await fetch(`${gateway.url}/pets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Rex"}',
  });
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { created: 'Rex' });
});
