import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expectNothingLeftAfterEach, messageOf, startRecordingProxy } from '@multiply/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  connectEmulator,
  emulator as defineEmulator,
  deployApp,
  findLeftovers,
  launchApp,
  type MeasuredStep,
  ministack,
  recordSteps,
  sendRequest,
  startEmulator,
} from '../../src/index.ts';
import { killEmulators, pauseEmulators } from './kill-emulator.ts';
import { readEvidence } from './read-evidence.ts';

const app = { folder: fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url)) };
const folder = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));

expectNothingLeftAfterEach(findLeftovers);
afterEach(() => void vi.unstubAllEnvs());

/** Resolves when a step with this name has ended. */
async function awaitStep(steps: readonly MeasuredStep[], name: RegExp): Promise<void> {
  const hasEnded = () => steps.some((step) => name.test(step.name));
  await vi.waitUntil(hasEnded, { timeout: 120_000, interval: 5 });
}

describe('launchApp', { timeout: 240_000 }, () => {
  it('ends a deployment that hangs before the test does, with evidence', async () => {
    const options = { deployTimeoutMs: 4_000, context: { case: 'hangs' } };
    const message = await messageOf(launchApp(ministack(), { folder }, options));
    expect(message).toMatch(
      /^Expected the deployment of environments-app to end within 4000 ms, got .*"synthesize.*" still running\./,
    );
    expect((await readEvidence(message))['emulator.log']).toContain('Ready');
  });

  it('ends with evidence when it is aborted', async () => {
    const steps: MeasuredStep[] = [];
    const abort = new AbortController();
    const options = { signal: abort.signal, step: recordSteps(steps) };
    const launching = messageOf(launchApp(ministack(), app, options));
    await awaitStep(steps, /^bootstrap$/);
    abort.abort(new Error('enough'));
    const message = await launching;
    expect(message).toMatch(/^enough\n/);
    expect((await readEvidence(message))['emulator.log']).toContain('Ready');
  });

  it('ends when it is aborted although the emulator is paused', async () => {
    const steps: MeasuredStep[] = [];
    const abort = new AbortController();
    const options = { signal: abort.signal, step: recordSteps(steps) };
    const launching = messageOf(launchApp(ministack(), app, options));
    await awaitStep(steps, /^bootstrap$/);
    await pauseEmulators();
    abort.abort(new Error('enough'));
    const message = await launching;
    expect(message).toMatch(/^enough\n/);
    expect((await readEvidence(message))['stack-events.txt']).toContain('unavailable');
  });

  it('sends nothing through a proxy', async () => {
    await using proxy = await startRecordingProxy();
    const { HTTP_PROXY = '' } = proxy.environment('');
    const names = [
      'HTTP_PROXY',
      'http_proxy',
      'HTTPS_PROXY',
      'https_proxy',
      'ALL_PROXY',
      'all_proxy',
    ];
    for (const name of [...names, 'CDK_PROXY', 'npm_config_proxy']) vi.stubEnv(name, HTTP_PROXY);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    vi.stubEnv('NO_PROXY', '');
    await using launched = await launchApp(ministack(), app);
    const address = launched.addressOf('Faulty', 'worksUrl');
    const answer = await sendRequest(address, { method: 'GET', path: '/' });
    expect(answer.body.toString()).toBe('good');
    expect(proxy.requests).toEqual([]);
  });

  it('deploys to an emulator that it does not know by name', async () => {
    const other = defineEmulator({
      title: 'Other',
      image: ministack().image,
      port: 4599,
      healthPath: '/_ministack/health',
      environment: { GATEWAY_PORT: '4599' },
    });
    await using launched = await launchApp(other, app);
    expect(launched.emulator.title).toBe('Other');
    await using connected = await connectEmulator(launched.emulator.endpoint, other);
    expect(connected.title).toBe('Other');
    expect(await messageOf(connected.reset())).toBe(
      'Expected an emulator that can be reset, got Other.',
    );
  });
});

describe('deployApp', { timeout: 240_000 }, () => {
  it('deploys to an emulator that answers each request after 2 s', async () => {
    await using started = await startEmulator(ministack());
    await using slow = await startSlowProxy(started.endpoint, 2_000);
    await using connected = await connectEmulator(slow.endpoint);
    const deployed = await deployApp(connected, { folder }, { context: { case: 'context' } });
    expect(deployed.outputs.Context?.fromcdkjson).toBe('cdk.json');
  });

  it('says that an emulator of another process has vanished', async () => {
    const started = await startEmulator(ministack());
    await using connected = await connectEmulator(started.endpoint);
    const steps: MeasuredStep[] = [];
    const deploying = messageOf(deployApp(connected, app, { step: recordSteps(steps) }));
    await awaitStep(steps, /^bootstrap$/);
    await killEmulators();
    expect(await deploying).toMatch(
      /^Expected MiniStack at http:\/\/127\.0\.0\.1:\d+ to run until the end, got .* after \d+ ms\./,
    );
    await started.stop();
  });
});

/** Passes each request on after a delay. */
async function startSlowProxy(
  target: string,
  delayMs: number,
): Promise<AsyncDisposable & { readonly endpoint: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    await sleep(delayMs);
    const { method = 'GET', url = '/', headers } = incoming;
    const passing = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passing.on('error', () => outgoing.destroy());
    passing.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
