import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { defaultStackName } from '@multiply/infra';
import { getContainerRuntimeClient } from 'testcontainers';
import { describe, expect, it } from 'vitest';
import { type AwsClients, createAwsClients } from '../../harness/aws-clients.ts';
import { localstack, ministack, startEmulator } from '../../harness/index.ts';
import { readEmulatorService } from '../../targets/workspace.ts';
import { startRecordingProxy } from '../recording-proxy.ts';
import { runEntry } from '../run-entry.ts';

const run = promisify(execFile);
const FUNCTION_CONTAINERS = { localstack: 1, ministack: 0 };

// Each waits for a CLI of its own most of the time.
describe.concurrent.each([
  { name: 'localstack', create: localstack, frontDoor: 'rest' },
  { name: 'ministack', create: ministack, frontDoor: 'http' },
] as const)('deploy:local and destroy:local on $name', ({ name, create, frontDoor }) => {
  it('deploy, find nothing more to do, and leave nothing', { timeout: 180_000 }, async () => {
    // One of its own, for nothing is to be left on it.
    const { image } = await readEmulatorService(name);
    await using emulator = await startEmulator(create(image));
    const chosen = ['--emulator', name, '--endpoint', emulator.endpoint];
    using clients = createAwsClients(emulator.endpoint);

    await using proxy = await startRecordingProxy();
    const environment = { ...process.env, ...proxy.environment('127.0.0.1') };
    const first = await runEntry('deploy-local', chosen, environment);
    expect(proxy.requests, 'requests that would have left this machine').toEqual([]);
    expect(first.stdout).toContain('Deployed. Try it:');
    const curl = first.stdout.split('\n').find((line) => line.trim().startsWith('curl '));
    expect((await run('sh', ['-c', `${curl} -s`])).stdout).toBe('{"result":36}');

    const second = await runEntry('deploy-local', chosen);
    expect(second.stdout).toContain('Nothing to do: it is deployed as it stands. Try it:');

    const functionName = await readFunctionName(clients, defaultStackName(frontDoor));
    const left = () => listLeft(clients, functionName);
    expect(await left()).toEqual({
      stacks: expect.arrayContaining(['CDKToolkit', defaultStackName(frontDoor)]),
      buckets: [expect.stringContaining('cdk-')],
      logGroups: expect.arrayContaining([expect.stringContaining('Function')]),
      functionContainers: FUNCTION_CONTAINERS[name],
    });
    const { stdout } = await runEntry('destroy-local', chosen);
    expect(stdout).toContain(`Nothing of it is left on ${name}.`);
    expect(await left()).toEqual({
      stacks: [],
      buckets: [],
      logGroups: [],
      functionContainers: 0,
    });
  });
});

async function readFunctionName({ cloudFormation }: AwsClients, StackName: string) {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName }),
  );
  const isFunction = (type = '') => type === 'AWS::Lambda::Function';
  return StackResources.find(({ ResourceType }) => isFunction(ResourceType))?.PhysicalResourceId;
}

async function listLeft({ cloudFormation, logs, s3 }: AwsClients, functionName = '') {
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
