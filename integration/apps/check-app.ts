import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type DeployedApp, withEvidence } from 'cdk-emulator-harness';
import type { CheckStep } from './real-app.ts';

const TIMEOUT_MS = 90_000;
const INTERVAL_MS = 500;
const SHOWN_LENGTH = 200;

/**
 * Whether a deployed app does what it is for.
 *
 * @throws HarnessError that names the step that fails, what came instead, and what the emulator lacks.
 */
export async function checkApp(
  app: DeployedApp,
  steps: readonly CheckStep[],
  signal: AbortSignal,
): Promise<void> {
  const task = { emulator: app.emulator, stacks: Object.keys(app.outputs), signal };
  await withEvidence(task, async (_clients, either) => {
    for (const step of steps) await runStep(app, step, either);
  });
}

async function runStep(app: DeployedApp, step: CheckStep, signal: AbortSignal): Promise<void> {
  const { clientConfig } = app;
  if ('request' in step) {
    const { method = 'GET', path, body } = step;
    const [stack = '', beginning = ''] = step.request.split('.');
    const headers = { 'content-type': 'application/json' };
    await app.awaitAnswer(
      app.addressOf(stack, findOutput(app, stack, beginning)),
      { method, path, headers, ...(body === undefined ? {} : { body }) },
      {
        isGood: (answer) => answer.status < 300 && step.answers.test(answer.body.toString().trim()),
        timeoutMs: TIMEOUT_MS,
      },
    );
  } else if ('output' in step) {
    const [stack = '', name = ''] = step.output.split('.');
    const value = app.outputs[stack]?.[name];
    if (value === undefined || !step.matches.test(value)) {
      throw new Error(`Expected ${step.output} to match ${step.matches}, got ${value}`);
    }
  } else if ('invoke' in step) {
    const FunctionName = await findResource(app, 'AWS::Lambda::Function', step.invoke);
    const command = new InvokeCommand({ FunctionName, Payload: step.payload ?? '{}' });
    const { FunctionError, Payload } = await new LambdaClient(clientConfig).send(command);
    const answer = Payload?.transformToString() || 'null';
    if (FunctionError === undefined && step.answers.test(answer)) return;
    throw new Error(`Expected ${step.invoke} to answer ${step.answers}, got ${shorten(answer)}`);
  } else if ('putObject' in step) {
    const Bucket = await findResource(app, 'AWS::S3::Bucket', step.into);
    const command = new PutObjectCommand({ Bucket, Key: step.putObject, Body: 'a,b\n1,2\n' });
    await new S3Client(clientConfig).send(command);
  } else if ('publish' in step) {
    const TopicArn = await findResource(app, 'AWS::SNS::Topic', step.topic);
    await new SNSClient(clientConfig).send(new PublishCommand({ TopicArn, Message: step.publish }));
  } else if ('event' in step) {
    const { bus: EventBusName, source: Source, type: DetailType, detail: Detail } = step.event;
    const entry = { EventBusName, Source, DetailType, Detail };
    await new EventBridgeClient(clientConfig).send(new PutEventsCommand({ Entries: [entry] }));
  } else if ('receive' in step) {
    const QueueUrl = await findResource(app, 'AWS::SQS::Queue', step.receive);
    const client = new SQSClient(clientConfig);
    await awaitMatch(`a message of ${step.receive}`, step.matches, signal, async () => {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
      return Messages.map(({ Body }) => Body).join('\n');
    });
  } else if ('execute' in step) {
    const stateMachineArn = await findResource(
      app,
      'AWS::StepFunctions::StateMachine',
      step.execute,
    );
    const client = new SFNClient(clientConfig);
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, input: step.input }),
    );
    await awaitMatch(`the output of ${step.execute}`, step.succeedsWith, signal, async () => {
      const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
      const { status, output = '', error, cause } = execution;
      if (status === 'SUCCEEDED') return output;
      if (status === 'RUNNING') return status;
      throw new Error(`Expected ${step.execute} to succeed, got ${status}: ${error} ${cause}`);
    });
  } else if ('item' in step) {
    const TableName = await findResource(app, 'AWS::DynamoDB::Table', step.item);
    const client = new DynamoDBClient(clientConfig);
    await awaitMatch(`an item of ${step.item}`, step.matches, signal, async () => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      return JSON.stringify(Items);
    });
  } else {
    await app.awaitLog(step.logs, { timeoutMs: TIMEOUT_MS });
  }
}

function findOutput(app: DeployedApp, stack: string, beginning: string): string {
  const names = Object.keys(app.outputs[stack] ?? {});
  return names.find((name) => name.startsWith(beginning)) ?? beginning;
}

async function findResource(app: DeployedApp, type: string, beginning: string): Promise<string> {
  const client = new CloudFormationClient(app.clientConfig);
  const found: string[] = [];
  for (const StackName of Object.keys(app.outputs)) {
    const command = new DescribeStackResourcesCommand({ StackName });
    const { StackResources = [] } = await client.send(command);
    for (const { ResourceType, LogicalResourceId = '', PhysicalResourceId } of StackResources) {
      if (ResourceType !== type || !LogicalResourceId.startsWith(beginning)) continue;
      found.push(PhysicalResourceId ?? '');
    }
  }
  const [resource] = found;
  if (resource !== undefined && found.length === 1) return resource;
  throw new Error(`Expected one ${type} named ${beginning}…, got ${found.length}`);
}

async function awaitMatch(
  what: string,
  pattern: RegExp,
  signal: AbortSignal,
  read: () => Promise<string>,
): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const got = await read();
    if (pattern.test(got)) return;
    if (performance.now() > deadline) {
      throw new Error(
        `Expected ${what} to match ${pattern}, got ${shorten(got) || 'none'} after ${TIMEOUT_MS} ms.`,
      );
    }
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}

function shorten(value: string): string {
  return value.slice(0, SHOWN_LENGTH);
}
