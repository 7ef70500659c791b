import { fileURLToPath } from 'node:url';
import { expectNothingLeftAfterEach, messageOf } from '@multiply/test-kit';
import { describe, expect, it, vi } from 'vitest';
import {
  findLeftovers,
  launchApp,
  localstack,
  type MeasuredStep,
  ministack,
  recordSteps,
} from '../../src/index.ts';
import { killEmulators, pauseEmulators } from './kill-emulator.ts';
import { readEvidence } from './read-evidence.ts';
import { commitStandIn } from './stand-in-image.ts';

const app = { folder: fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url)) };
const GET = { method: 'GET', path: '/' };
const isGood = ({ status }: { status: number }) => status === 200;

expectNothingLeftAfterEach(findLeftovers);

describe('launchApp', { timeout: 240_000 }, () => {
  it('names what fails when the bootstrap stack does', async () => {
    const environment = ['SERVICES=s3,sts', 'STRICT_SERVICE_LOADING=1'];
    await using standIn = await commitStandIn({ from: localstack().image, environment });
    const message = await messageOf(launchApp(localstack(standIn.image), app));
    expect(message).toMatch(/cloudformation.*not enabled/is);
    expect(message).toContain('Last lines of emulator.log:');
    expect((await readEvidence(message))['emulator.log']).toContain('Ready.');
  });

  it('names the resource for which a stack rolls back', async () => {
    const bad = { ...app, context: { template: 'bad' } };
    const secrets = { FROM_RUN: 'value of the run' };
    const message = await messageOf(launchApp(localstack(), bad, { secrets }));
    expect(message).toMatch(/^Expected stack Faulty to be complete, got (ROLLBACK|CREATE_FAILED)/);
    expect(message).toMatch(/\n {2}BadBucket: .*bucket/i);
    const evidence = await readEvidence(message);
    expect(evidence['stack-events.txt']).toContain('BadBucket');
    expect(evidence['template.json']).toContain('NOT_A_BUCKET_NAME');
    const all = JSON.stringify([message, evidence]);
    for (const name of ['STRIPE_KEY', 'Plain', 'FROM_RUN']) expect(all).toContain(`[${name}]`);
    for (const secret of ['value of the', 'quoted']) expect(all).not.toContain(secret);
    expect(Object.keys(evidence).sort()).toEqual([
      'emulator.log',
      'error.txt',
      'functions.log',
      'stack-events.txt',
      'template.json',
    ]);
  });

  it('says that the emulator died during the deployment', async () => {
    const steps: MeasuredStep[] = [];
    const options = { step: recordSteps(steps) };
    const launching = messageOf(launchApp(ministack(), app, options));
    const isBootstrapped = () => steps.some(({ name }) => name === 'bootstrap');
    await vi.waitUntil(isBootstrapped, { timeout: 120_000, interval: 5 });
    await killEmulators();
    expect(await launching).toMatch(
      /^Expected MiniStack to run until it is stopped, got exit code 137 after \d+ ms\./,
    );
  });
});

describe('awaitAnswer', { timeout: 240_000 }, () => {
  it('shows why a function cannot be loaded, throws or never ends', async () => {
    await using launched = await launchApp(localstack(), app);
    for (const [name, logged] of [
      ['unloadable', 'this module cannot be loaded'],
      ['throws', 'this function always throws'],
      ['endless', 'this function never ends'],
    ] as const) {
      const address = launched.addressOf('Faulty', `${name}Url`);
      const options = { isGood, timeoutMs: 6_000 };
      const message = await messageOf(launched.awaitAnswer(address, GET, options));
      expect(message).toMatch(
        /^Expected a good answer to GET http:.*, got 5\d\d .* after \d+ ms\./s,
      );
      // LocalStack has what a function says before it is loaded in its own log only.
      expect(message).toContain(logged);
    }
  });

  it('says that nothing answers', async () => {
    await using launched = await launchApp(ministack(), app);
    const address = launched.addressOf('Faulty', 'worksUrl');
    expect((await launched.awaitAnswer(address, GET, { isGood, timeoutMs: 20_000 })).status).toBe(
      200,
    );
    await pauseEmulators();
    const message = await messageOf(
      launched.awaitAnswer(address, GET, { isGood, timeoutMs: 2_000 }),
    );
    expect(message).toMatch(/^Expected a good answer to GET http:.*, got no answer after \d+ ms\./);
    expect((await readEvidence(message))['stack-events.txt']).toContain('unavailable');
  });

  it('says that the emulator died during the tests', async () => {
    await using launched = await launchApp(ministack(), app);
    const address = launched.addressOf('Faulty', 'worksUrl');
    await killEmulators();
    const asking = launched.awaitAnswer(address, GET, { isGood, timeoutMs: 20_000 });
    expect(await messageOf(asking)).toMatch(
      /^Expected MiniStack to run until it is stopped, got exit code 137 after \d+ ms\./,
    );
  });
});
