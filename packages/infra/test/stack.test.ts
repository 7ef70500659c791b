import { Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { describeVariant, variants } from '../scripts/variants.ts';
import { frontDoors } from '../src/front-doors/front-door.ts';
import { outputs } from '../src/names.ts';
import { BUNDLE, createStack, synthesize } from './synthesize.ts';
import { multiplyFunction, resourcesOf } from './template.ts';

describe.each(variants.map((variant) => ({ variant, name: describeVariant(variant) })))(
  'MultiplyStack with $name',
  ({ variant }) => {
    const template = synthesize(variant);

    it('runs the bundle on Node 24 and arm64', () => {
      expect(multiplyFunction(template).Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Architectures: ['arm64'],
        LoggingConfig: { LogFormat: 'JSON' },
        MemorySize: 256,
        Timeout: 5,
      });
    });

    it('lets each function write to its own log group and do nothing else', () => {
      const functions = Object.values(resourcesOf(template, 'AWS::Lambda::Function'));
      for (const { Properties } of functions) {
        const roleId: string = Properties.Role['Fn::GetAtt'][0];
        expect(resourcesOf(template, 'AWS::IAM::Role')[roleId]?.Properties).toEqual({
          AssumeRolePolicyDocument: expect.objectContaining({
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { Service: 'lambda.amazonaws.com' },
              },
            ],
          }),
        });
        const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).filter((policy) =>
          policy.Properties.Roles.some((role: { Ref: string }) => role.Ref === roleId),
        );
        expect(policies.map((policy) => policy.Properties.PolicyDocument.Statement)).toEqual([
          [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [Properties.LoggingConfig.LogGroup.Ref, 'Arn'] },
            },
          ],
        ]);
      }
      const groups = functions.map(({ Properties }) => Properties.LoggingConfig.LogGroup.Ref);
      expect(new Set(groups).size).toBe(functions.length);
    });

    it('keeps every log for a month and deletes it with the stack', () => {
      const groups = Object.values(resourcesOf(template, 'AWS::Logs::LogGroup'));
      const functions = Object.keys(resourcesOf(template, 'AWS::Lambda::Function')).length;
      expect(groups.length).toBe(functions + (variant.api === 'function-url' ? 0 : 1));
      for (const group of groups)
        expect(group).toMatchObject({
          Properties: { RetentionInDays: 30 },
          DeletionPolicy: 'Delete',
          UpdateReplacePolicy: 'Delete',
        });
    });

    it('outputs its front door and its URL', () => {
      template.hasOutput(outputs.frontDoor, { Value: variant.api });
      template.hasOutput(outputs.url, {});
    });

    it('has no other front door', () => {
      const types = {
        http: 'AWS::ApiGatewayV2::Api',
        rest: 'AWS::ApiGateway::RestApi',
        'function-url': 'AWS::Lambda::Url',
      };
      const found = frontDoors.filter(
        (frontDoor) => Object.keys(resourcesOf(template, types[frontDoor])).length > 0,
      );
      expect(found).toEqual([variant.api]);
    });

    it('is the same byte for byte when synthesised again', () => {
      expect(JSON.stringify(synthesize(variant).toJSON())).toBe(JSON.stringify(template.toJSON()));
    });
  },
);

describe('MultiplyStack', () => {
  it('has the chosen name', () => {
    expect(createStack({ stack: 'products' }).stackName).toBe('products');
    expect(createStack({ api: 'rest' }).stackName).toBe('multiply-rest');
  });

  it('runs the function on the given architecture', () => {
    const stack = createStack({ api: 'rest' }, { architecture: Architecture.X86_64 });
    expect(multiplyFunction(Template.fromStack(stack)).Properties.Architectures).toEqual([
      'x86_64',
    ]);
  });

  it("runs a folder of this machine through LocalStack's hot reload bucket", () => {
    const stack = createStack({ api: 'rest' }, { hotReload: true });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Code: { S3Bucket: 'hot-reload', S3Key: BUNDLE },
    });
  });
});
