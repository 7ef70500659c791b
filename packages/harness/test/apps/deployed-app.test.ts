import { fileURLToPath } from 'node:url';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { messageOf, startFakeEmulator } from '@multiply/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectEmulator,
  deployApp,
  type LaunchedApp,
  launchApp,
  ministack,
  sendRequest,
  startEmulator,
} from '../../src/index.ts';

const folder = fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url));
const environments = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));
const GET = { method: 'GET', path: '/' };

interface Outputs {
  readonly [stack: string]: { readonly throwsUrl: string; readonly worksUrl: string };
  readonly Faulty: { readonly throwsUrl: string; readonly worksUrl: string };
}

let app: LaunchedApp<Outputs>;
beforeAll(async () => {
  app = await launchApp<Outputs>(ministack(), { folder });
}, 180_000);
afterAll(() => app.stop(), 60_000);

describe('launchApp', { timeout: 120_000 }, () => {
  it('gives outputs with the names that the caller declares', () => {
    expect(app.outputs.Faulty.worksUrl).toMatch(/^https?:/);
    // @ts-expect-error: no such output is declared.
    expect(app.outputs.Faulty.other).toBeUndefined();
  });

  it('gives the configuration of any AWS SDK client', async () => {
    const lambda = new LambdaClient(app.clientConfig);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.map(({ Handler }) => Handler)).toContain('works.handler');
  });

  it('names the outputs that there are', () => {
    // @ts-expect-error: no such output is declared.
    expect(() => app.addressOf('Faulty', 'other')).toThrow(
      /^Expected output Faulty\.other, got Faulty\./,
    );
  });

  it('deploys another app to the same emulator', async () => {
    const options = { context: { case: 'context' }, environment: { GREETING: 'hello' } };
    const other = await deployApp(app.emulator, { folder: environments }, options);
    expect(other.outputs.Context).toMatchObject({
      Greeting: 'hello',
      Environment: '000000000000 us-east-1',
    });
  });
});

describe('awaitLog', { timeout: 120_000 }, () => {
  it('returns the line that matches, and readLogs the whole log', async () => {
    await sendRequest(app.addressOf('Faulty', 'throwsUrl'), GET);
    expect(await app.awaitLog(/always throws/)).toContain('this function always throws');
    expect(await app.awaitLog('always throws', { functionName: 'throws' })).toContain('always');
    expect(await app.readLogs('throws')).toContain('this function always throws');
    expect(await app.readLogs('works')).not.toContain('this function always throws');
  });

  it('says that no line matches', async () => {
    const message = await messageOf(app.awaitLog('never logged', { timeoutMs: 500 }));
    expect(message).toMatch(
      /^Expected a line of the functions' logs to match never logged, got none of \d+ lines after \d+ ms\./,
    );
  });
});

describe('readLogs', { timeout: 120_000 }, () => {
  it('names the functions if there is none of this name', async () => {
    expect(await messageOf(app.readLogs('missing'))).toMatch(
      /^Expected a function named missing, got .*works/,
    );
  });
});

describe('reset', () => {
  it('deletes every stack of MiniStack', { timeout: 240_000 }, async () => {
    await using started = await startEmulator(ministack());
    await using connected = await connectEmulator(started.endpoint);
    const options = { context: { case: 'context' } };
    const deployed = await deployApp(connected, { folder: environments }, options);
    const cloudFormation = new CloudFormationClient(deployed.clientConfig);
    const listStacks = async () => {
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
      return Stacks.map(({ StackName }) => StackName).sort();
    };
    expect(await listStacks()).toEqual(['CDKToolkit', 'Context']);
    await connected.reset();
    expect(await listStacks()).toEqual([]);
  });

  it('says that LocalStack has none', async () => {
    await using connected = await connectEmulator(
      await startFakeEmulator('LocalStack', '000000000000'),
    );
    expect(await messageOf(connected.reset())).toBe(
      'Expected an emulator that can be reset, got LocalStack.',
    );
  });
});
