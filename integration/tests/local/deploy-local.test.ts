import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { defaultStackName } from '@multiply/infra';
import { startRecordingProxy } from '@multiply/test-kit';
import { clientConfig, startEmulator } from 'cdk-emulator-harness';
import { getContainerRuntimeClient } from 'testcontainers';
import { describe, expect, it } from 'vitest';
import { defineEmulator } from '../../targets/emulators.ts';
import { runCommandFile } from '../run-command.ts';

const run = promisify(execFile);
const FUNCTION_CONTAINERS = { localstack: 1, ministack: 0 };

// Each spends most of its time waiting for its own CLI.
describe.concurrent.each([
  { name: 'localstack', frontDoor: 'rest' },
  { name: 'ministack', frontDoor: 'http' },
] as const)('deploy:local and destroy:local on $name', ({ name, frontDoor }) => {
  it('deploy, then report no changes, then remove everything', { timeout: 360_000 }, async () => {
    // A new emulator, because the test expects it to be empty at the end.
    await using emulator = await startEmulator(await defineEmulator(name));
    const chosen = ['--emulator', name, '--endpoint', emulator.endpoint];
    const clients = createClients(emulator.endpoint);

    await using proxy = await startRecordingProxy();
    const environment = { ...process.env, ...proxy.environment('127.0.0.1') };
    const first = await runCommandFile('deploy-local', chosen, environment);
    expect(proxy.requests, 'requests that would have left this machine').toEqual([]);
    expect(first.stdout).toContain('Deployed. Try it:');
    const curl = first.stdout.split('\n').find((line) => line.trim().startsWith('curl '));
    expect((await run('sh', ['-c', `${curl} -s`])).stdout).toBe('{"result":36}');

    const second = await runCommandFile('deploy-local', chosen);
    expect(second.stdout).toContain('No changes. Try it:');

    const functionName = await readFunctionName(clients, defaultStackName(frontDoor));
    const left = () => listLeft(clients, functionName);
    expect(await left()).toEqual({
      stacks: expect.arrayContaining(['CDKToolkit', defaultStackName(frontDoor)]),
      buckets: [expect.stringContaining('cdk-')],
      logGroups: expect.arrayContaining([expect.stringContaining('Function')]),
      functionContainers: FUNCTION_CONTAINERS[name],
    });
    const { stdout } = await runCommandFile('destroy-local', chosen);
    expect(stdout).toContain(`Nothing is left on ${name}.`);
    expect(await left()).toEqual({
      stacks: [],
      buckets: [],
      logGroups: [],
      functionContainers: 0,
    });
  });
});

type Clients = ReturnType<typeof createClients>;

function createClients(endpoint: string) {
  const config = clientConfig(endpoint);
  return {
    cloudFormation: new CloudFormationClient(config),
    logs: new CloudWatchLogsClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
  };
}

async function readFunctionName({ cloudFormation }: Clients, StackName: string) {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName }),
  );
  const isFunction = (type = '') => type === 'AWS::Lambda::Function';
  return StackResources.find(({ ResourceType }) => isFunction(ResourceType))?.PhysicalResourceId;
}

async function listLeft({ cloudFormation, logs, s3 }: Clients, functionName = '') {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const containers = await dockerode.listContainers({ all: true });
  // LocalStack names a function's container after it, in lower case.
  const mark = `-lambda-${functionName.toLowerCase()}`;
  return {
    stacks: Stacks.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
      ({ StackName }) => StackName,
    ),
    buckets: Buckets.map(({ Name }) => Name),
    logGroups: logGroups.map(({ logGroupName }) => logGroupName),
    functionContainers: containers.filter(({ Names }) => Names.some((n) => n.includes(mark)))
      .length,
  };
}
