import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { messageOf } from '@multiply/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientConfig,
  deployApp,
  ministack,
  type StartedEmulator,
  startEmulator,
} from '../../src/index.ts';

const folder = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));

let emulator: StartedEmulator;
beforeAll(async () => {
  emulator = await startEmulator(ministack());
}, 120_000);
afterAll(() => emulator.stop(), 60_000);

describe('deployApp', { timeout: 180_000 }, () => {
  it("looks up the emulator's own VPC and leaves cdk.context.json as it was", async () => {
    const file = join(folder, 'cdk.context.json');
    const before = await readFile(file);
    const app = await deployApp(emulator, { folder }, { context: { case: 'lookup' } });
    expect(app.outputs.Lookup?.VpcId).toMatch(/^vpc-/);
    expect(app.outputs.Lookup?.VpcId).not.toBe('vpc-12345');
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('names the lookups that find nothing', async () => {
    const message = await messageOf(
      deployApp(emulator, { folder }, { context: { case: 'unknown' } }),
    );
    expect(message).toMatch(
      /^Expected MiniStack to have what the app looks up, got no value of:\n {2}ssm:account=000000000000:parameterName=\/no\/such\/parameter:region=us-east-1: .*\/no\/such\/parameter/,
    );
  });

  it('bootstraps every environment, those of nested stages and other qualifiers included', async () => {
    const { outputs } = await deployApp<Record<string, Record<'Name' | 'Region', string>>>(
      emulator,
      { folder },
      { context: { case: 'regions' } },
    );
    expect(Object.keys(outputs).sort()).toEqual([
      'East',
      'Outer-Inner-Deep',
      'Outer-Named',
      'West',
    ]);
    for (const [stack, region] of [
      ['East', 'us-east-1'],
      ['West', 'us-west-2'],
      ['Outer-Inner-Deep', 'eu-west-1'],
      ['Outer-Named', 'eu-west-1'],
    ] as const) {
      const ssm = new SSMClient(clientConfig(emulator.endpoint, region));
      const command = new GetParameterCommand({ Name: outputs[stack]?.Name });
      expect((await ssm.send(command)).Parameter?.Value).toBe(stack.split('-').at(-1));
    }
  });

  it('refuses another account in one sentence', async () => {
    const message = await messageOf(
      deployApp(emulator, { folder }, { context: { case: 'foreign' } }),
    );
    expect(message).toBe(
      'Expected every stack in account 000000000000, the only one of MiniStack, got Foreign in account 123456789012: use CDK_DEFAULT_ACCOUNT, or make the account a context value.',
    );
  });

  it('deploys the stacks that are named, and those they need', async () => {
    const options = { context: { case: 'selection' }, stacks: ['Needs'] };
    const { outputs } = await deployApp(emulator, { folder }, options);
    expect(Object.keys(outputs).sort()).toEqual(['Base', 'Needs']);
  });
});
