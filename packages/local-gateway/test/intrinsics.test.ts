// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes Fn::Sub so.
import { describe, expect, it } from 'vitest';
import { planAssembly } from '../src/assembly/plan-assembly.ts';
import { functionWith, type WrittenStack, writeTemplates } from './write-templates.ts';

/** What a function's variable `V` becomes, and what had to be made up for it. */
async function resolve(value: unknown, template: object = {}, others: WrittenStack[] = []) {
  const resources = {
    ...Object(Reflect.get(template, 'Resources')),
    ...functionWith({ V: value }),
  };
  await using folder = await writeTemplates([
    ...others,
    { name: 'Main', template: { ...template, Resources: resources } },
  ]);
  using plan = await planAssembly(folder.path);
  const [function_] = plan.functions.values();
  return {
    value: function_?.definition.environment.V,
    madeUp: plan.placeholders.map(({ reference }) => reference),
  };
}

describe('intrinsic function', () => {
  it.each([
    ['plain text', 'a', 'a'],
    ['a number', 7, '7'],
    ['a boolean', true, 'true'],
    ['AWS::Region', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['AWS::AccountId', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['AWS::Partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['AWS::URLSuffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['AWS::StackName', { Ref: 'AWS::StackName' }, 'Main'],
    ['AWS::NoValue', { Ref: 'AWS::NoValue' }, ''],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-east-1'],
    ['Fn::Sub', { 'Fn::Sub': 'a-${AWS::Region}-${!B}' }, 'a-us-east-1-${B}'],
    [
      'Fn::Sub with variables',
      { 'Fn::Sub': ['${X}/${X}', { X: { Ref: 'AWS::Region' } }] },
      'us-east-1/us-east-1',
    ],
    ['Fn::Select', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['.', 'a.b'] }] }, 'b'],
    ['Fn::Base64', { 'Fn::Base64': 'a' }, 'YQ=='],
    [
      'Fn::ToJsonString',
      { 'Fn::ToJsonString': { a: { Ref: 'AWS::Region' } } },
      '{"a":"us-east-1"}',
    ],
    ['Fn::Length', { 'Fn::Length': ['a', 'b'] }, '2'],
    ['Fn::Select of Fn::GetAZs', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'us-east-1a'],
  ])('%s', async (_name, value, expected) => {
    await expect(resolve(value)).resolves.toEqual({ value: expected, madeUp: [] });
  });

  const tables = {
    Resources: {
      Made: { Type: 'AWS::DynamoDB::Table' },
      Given: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
      Setting: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/a', Value: { Ref: 'Given' } } },
      Pool: { Type: 'AWS::Cognito::UserPool' },
    },
  };
  it.each([
    [{ Ref: 'Given' }, 'orders', []],
    [
      { 'Fn::GetAtt': ['Given', 'Arn'] },
      'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
      [],
    ],
    [{ 'Fn::GetAtt': 'Given.Arn' }, 'arn:aws:dynamodb:us-east-1:000000000000:table/orders', []],
    [
      { 'Fn::Sub': '${Given}:${Given.Arn}' },
      'orders:arn:aws:dynamodb:us-east-1:000000000000:table/orders',
      [],
    ],
    [{ Ref: 'Made' }, 'Main-Made', ['Made']],
    [
      { 'Fn::GetAtt': ['Made', 'Arn'] },
      'arn:aws:dynamodb:us-east-1:000000000000:table/Main-Made',
      ['Made.Arn'],
    ],
    [{ Ref: 'Queue' }, 'https://sqs.us-east-1.amazonaws.com/000000000000/jobs', []],
    [{ 'Fn::GetAtt': ['Queue', 'QueueName'] }, 'jobs', []],
    [{ Ref: 'Topic' }, 'arn:aws:sns:us-east-1:000000000000:news', []],
    [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::files', []],
    [{ 'Fn::GetAtt': ['Setting', 'Value'] }, 'orders', []],
    [{ 'Fn::GetAtt': ['Pool', 'ProviderName'] }, 'Main-Pool.ProviderName', ['Pool.ProviderName']],
    [{ Ref: 'Nobody' }, 'Nobody', ['Nobody']],
    [{ 'Fn::Transform': { Name: 'X' } }, '', ['Fn::Transform']],
  ])('%j', async (value, expected, madeUp) => {
    await expect(resolve(value, tables)).resolves.toEqual({ value: expected, madeUp });
  });

  it('Fn::FindInMap', async () => {
    const template = { Mappings: { Sizes: { 'us-east-1': { small: 'nano' } } } };

    await expect(
      resolve({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, template),
    ).resolves.toEqual({ value: 'nano', madeUp: [] });
  });

  it.each([
    [{ Type: 'String', Default: 'dev' }, 'dev', []],
    [{ Type: 'String' }, 'Stage', ['Stage']],
    [{ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' }, '/a/b', ['Stage']],
  ])('Ref of the parameter %j', async (parameter, expected, madeUp) => {
    await expect(resolve({ Ref: 'Stage' }, { Parameters: { Stage: parameter } })).resolves.toEqual({
      value: expected,
      madeUp,
    });
  });

  it('Fn::ImportValue of another stack', async () => {
    const other = {
      name: 'Other',
      template: {
        Outputs: { Out: { Value: { Ref: 'AWS::StackName' }, Export: { Name: 'shared' } } },
      },
    };

    await expect(resolve({ 'Fn::ImportValue': 'shared' }, {}, [other])).resolves.toEqual({
      value: 'Other',
      madeUp: [],
    });
    await expect(resolve({ 'Fn::ImportValue': 'unknown' })).resolves.toEqual({
      value: 'unknown',
      madeUp: ['the export unknown'],
    });
  });

  // CDK's weak references between stacks.
  it('Fn::GetStackOutput of another stack', async () => {
    const other = {
      name: 'Other',
      template: { Outputs: { Out: { Value: { Ref: 'AWS::StackName' } } } },
    };
    const output = (OutputName: string) => ({
      'Fn::GetStackOutput': { StackName: 'Other', Region: { Ref: 'AWS::Region' }, OutputName },
    });

    await expect(resolve(output('Out'), {}, [other])).resolves.toEqual({
      value: 'Other',
      madeUp: [],
    });
    await expect(resolve(output('None'), {}, [other])).resolves.toEqual({
      value: 'Other.None',
      madeUp: ['the output Other.None'],
    });
  });

  it.each([
    [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, 'yes', []],
    [{ 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] }, 'no', []],
    [{ 'Fn::And': [{ 'Fn::Equals': ['a', 'a'] }, { 'Fn::Equals': ['a', 'b'] }] }, 'no', []],
    [{ 'Fn::Or': [{ 'Fn::Equals': ['a', 'b'] }, { Condition: 'Always' }] }, 'yes', []],
    [{ 'Fn::Equals': [{ Ref: 'Unknown' }, 'a'] }, 'yes', ['the condition Asked']],
  ])('Fn::If of %j', async (condition, expected, madeUp) => {
    const template = {
      Conditions: { Asked: condition, Always: { 'Fn::Equals': ['a', 'a'] } },
      Parameters: { Unknown: { Type: 'String' } },
    };

    await expect(resolve({ 'Fn::If': ['Asked', 'yes', 'no'] }, template)).resolves.toEqual({
      value: expected,
      madeUp,
    });
  });

  it('leaves out a resource whose condition does not hold', async () => {
    const resources: Record<string, object> = functionWith({});
    await using folder = await writeTemplates([
      {
        name: 'Main',
        template: {
          Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          Resources: { ...resources, Url: { ...resources.Url, Condition: 'Never' } },
        },
      },
    ]);
    using plan = await planAssembly(folder.path);

    expect(plan.functionUrls).toEqual([]);
  });
});
