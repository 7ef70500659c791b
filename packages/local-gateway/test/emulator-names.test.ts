import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { planAssembly } from '../src/assembly/plan-assembly.ts';
import { functionWith, writeTemplates } from './write-templates.ts';

/** A CloudFormation that knows these stacks, two resources a page. */
async function startCloudFormation(stacks: Record<string, Record<string, string>>) {
  const scopes: string[] = [];
  const server = createServer(async (request, response) => {
    scopes.push(String(request.headers.authorization));
    const query = new URLSearchParams(await text(request));
    const resources = Object.entries(stacks[query.get('StackName') ?? ''] ?? {});
    if (resources.length === 0) response.statusCode = 400;
    const start = Number(query.get('NextToken') ?? 0);
    const members = resources
      .slice(start, start + 2)
      .map(
        ([logical, physical]) =>
          `<member><LogicalResourceId>${logical}</LogicalResourceId><PhysicalResourceId>${physical}</PhysicalResourceId></member>`,
      );
    const next = start + 2 < resources.length ? `<NextToken>${start + 2}</NextToken>` : '';
    response.end(
      `<ListStackResourcesResponse><StackResourceSummaries>${members.join('')}</StackResourceSummaries>${next}</ListStackResourcesResponse>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    scopes,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const variables = {
  TABLE: { Ref: 'Table' },
  TABLE_ARN: { 'Fn::GetAtt': ['Table', 'Arn'] },
  QUEUE: { Ref: 'Queue' },
  QUEUE_ARN: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  TOPIC: { Ref: 'Topic' },
};
const resources = {
  Table: { Type: 'AWS::DynamoDB::Table' },
  Queue: { Type: 'AWS::SQS::Queue' },
  Topic: { Type: 'AWS::SNS::Topic' },
  ...functionWith(variables),
};

describe('endpoint', () => {
  it("gives the names that the emulator's stack has", async () => {
    await using emulator = await startCloudFormation({
      Main: {
        Table: 'Main-Table-1',
        Queue: 'http://sqs.localhost:4566/000000000000/Main-Queue-2?a=1&amp;b',
        Topic: 'arn:aws:sns:us-east-1:000000000000:Main-Topic-3',
      },
    });
    await using folder = await writeTemplates([
      { name: 'Main', template: { Resources: resources } },
    ]);
    using plan = await planAssembly(folder.path, emulator.endpoint);
    const [function_] = plan.functions.values();

    expect(function_?.definition.environment).toMatchObject({
      TABLE: 'Main-Table-1',
      TABLE_ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/Main-Table-1',
      QUEUE: 'http://sqs.localhost:4566/000000000000/Main-Queue-2?a=1&b',
      TOPIC: 'arn:aws:sns:us-east-1:000000000000:Main-Topic-3',
    });
    expect(plan.placeholders).toEqual([]);
    expect(emulator.scopes[0]).toContain('/us-east-1/cloudformation/aws4_request');
  });

  it('is asked for nested stacks by the name that they have there', async () => {
    const nestedArn = 'arn:aws:cloudformation:us-east-1:000000000000:stack/Main-Nested-4/5';
    await using emulator = await startCloudFormation({
      Main: { Nested: nestedArn },
      [nestedArn]: { Table: 'nested-table' },
    });
    const nested = { Resources: { ...resources, ...functionWith({ TABLE: { Ref: 'Table' } }) } };
    await using folder = await writeTemplates(
      [
        {
          name: 'Main',
          template: {
            Resources: {
              Nested: {
                Type: 'AWS::CloudFormation::Stack',
                Properties: { TemplateURL: 'https://s3.example/bucket/nested.json' },
              },
            },
          },
        },
      ],
      { 'nested.json': 'nested.template.json' },
      { 'nested.template.json': JSON.stringify(nested) },
    );
    using plan = await planAssembly(folder.path, emulator.endpoint);
    const [function_] = plan.functions.values();

    expect(function_?.definition.environment.TABLE).toBe('nested-table');
  });

  it('keeps made-up names for a stack that is not deployed there', async () => {
    await using emulator = await startCloudFormation({});
    await using folder = await writeTemplates([
      { name: 'Main', template: { Resources: resources } },
    ]);
    using plan = await planAssembly(folder.path, emulator.endpoint);

    expect(plan.placeholders.map(({ variable }) => variable)).toEqual(Object.keys(variables));
  });

  it('that does not answer is an error of one sentence', async () => {
    await using folder = await writeTemplates([
      { name: 'Main', template: { Resources: resources } },
    ]);

    await expect(planAssembly(folder.path, 'http://127.0.0.1:1')).rejects.toThrow(
      /^Expected an emulator's CloudFormation at http:\/\/127\.0\.0\.1:1 within 10000 ms, got .*\.$/,
    );
  });
});
