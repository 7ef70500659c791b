import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { defaultStackName } from '@multiply/infra';
import { describe, expect, inject, it } from 'vitest';
import { type AwsClients, createAwsClients } from '../../harness/aws-clients.ts';
import { emulatorNames } from '../../targets/emulator-targets.ts';
import { startRecordingProxy } from '../recording-proxy.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 120_000;
const defaultFrontDoor = { localstack: 'rest', ministack: 'http' } as const;

function entry(name: string, args: string[], env = process.env) {
  const path = fileURLToPath(new URL(`../../bin/${name}.ts`, import.meta.url));
  return run(process.execPath, [path, ...args], { env });
}

describe.each(emulatorNames)('deploy:local and destroy:local on %s', (emulator) => {
  const endpoint = inject('endpoints')[emulator] ?? '';
  const chosen = ['--emulator', emulator, '--endpoint', endpoint];
  const stackName = defaultStackName(defaultFrontDoor[emulator]);

  it('end in a curl line that multiplies', { timeout: TIMEOUT_MS }, async () => {
    await using proxy = await startRecordingProxy();
    const environment = { ...process.env, ...proxy.environment('127.0.0.1') };
    const { stdout } = await entry('deploy-local', chosen, environment);
    expect(proxy.requests, 'requests that would have left this machine').toEqual([]);
    expect(stdout).toContain('Deployed. Try it:');
    const curl = stdout.split('\n').find((line) => line.trim().startsWith('curl '));
    expect((await run('sh', ['-c', `${curl} -s`])).stdout).toBe('{"result":36}');
  });

  it('do nothing the second time and say so', { timeout: TIMEOUT_MS }, async () => {
    const { stdout } = await entry('deploy-local', chosen);
    expect(stdout).toContain('Nothing to do: it is deployed as it stands. Try it:');
  });

  it('leave no stack and no log group behind', { timeout: TIMEOUT_MS }, async () => {
    using clients = createAwsClients(endpoint);
    expect(await listStacks(clients)).toContain(stackName);
    const names = await listLogGroupNames(clients, stackName);
    expect(await findLogGroups(clients, names)).not.toEqual([]);

    const { stdout } = await entry('destroy-local', chosen);
    expect(stdout).toContain(`remove ${stackName}`);
    expect(await listStacks(clients)).not.toContain(stackName);
    expect(await findLogGroups(clients, names)).toEqual([]);
  });
});

describe('deploy:local', () => {
  it('refuses an HTTP API on LocalStack and says what to choose', async () => {
    const endpoint = inject('endpoints').localstack ?? '';
    await expect(
      entry('deploy-local', ['--endpoint', endpoint, '--api', 'http']),
    ).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^LocalStack .* has no HTTP API: .* Choose api=rest or api=function-url, .*\n$/,
      ),
    });
  });
});

async function listStacks({ cloudFormation }: AwsClients): Promise<(string | undefined)[]> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
    ({ StackName }) => StackName,
  );
}

/** The stack's own log groups, and those that an emulator may have made for its functions. */
async function listLogGroupNames({ cloudFormation }: AwsClients, StackName: string) {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName }),
  );
  return StackResources.flatMap(({ ResourceType, PhysicalResourceId = '' }) => {
    if (ResourceType === 'AWS::Logs::LogGroup') return [PhysicalResourceId];
    return ResourceType === 'AWS::Lambda::Function' ? [`/aws/lambda/${PhysicalResourceId}`] : [];
  });
}

async function findLogGroups({ logs }: AwsClients, names: readonly string[]) {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return logGroups.filter(({ logGroupName = '' }) => names.includes(logGroupName));
}
