import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { type FrontDoor, frontDoors } from '../src/front-door.ts';
import { MultiplyStack } from '../src/multiply-stack.ts';
import { outputs } from '../src/outputs.ts';

const bundle = new URL('fixtures/bundle', import.meta.url).pathname;
const templates = Object.fromEntries(
  frontDoors.map((frontDoor) => [frontDoor, synthesize(frontDoor)]),
) as Record<FrontDoor, Template>;

function synthesize(frontDoor: FrontDoor): Template {
  const architecture = Architecture.ARM_64;
  return Template.fromStack(
    new MultiplyStack(new App(), 'Multiply', { frontDoor, bundle, architecture }),
  );
}

describe.each(frontDoors)('MultiplyStack with front door %s', (frontDoor) => {
  const template = templates[frontDoor];

  it('runs the bundle on Node 24', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
    });
  });

  it('lets the function write to its own log group and do nothing else', () => {
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    template.resourceCountIs('AWS::IAM::Policy', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FunctionLogs'), 'Arn'] },
          },
        ],
      },
    });
  });

  it('removes the log group with the stack', () => {
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 30 },
      DeletionPolicy: 'Delete',
    });
  });

  it('tells its front door', () => {
    template.hasOutput(outputs.frontDoor, { Value: frontDoor });
    template.hasOutput(outputs.url, {});
  });

  it('has no other front door', () => {
    const types = [
      ['http', 'AWS::ApiGatewayV2::Api'],
      ['rest', 'AWS::ApiGateway::RestApi'],
      ['function-url', 'AWS::Lambda::Url'],
    ] as const;
    const found = types.filter(([, type]) => Object.keys(template.findResources(type)).length > 0);
    expect(found.map(([name]) => name)).toEqual([frontDoor]);
  });
});

describe('MultiplyStack', () => {
  it('sends every request of an HTTP API to the function as payload 2.0', () => {
    const template = templates.http;
    template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
    template.hasOutput(outputs.stage, { Value: '$default' });
    template.hasOutput(outputs.apiId, {});
  });

  it('sends any method and path of a REST API to the function, its bytes as they came', () => {
    const template = templates.rest;
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: '{proxy+}' });
    const methods = template.findResources('AWS::ApiGateway::Method', {
      Properties: { HttpMethod: 'ANY' },
    });
    expect(Object.keys(methods)).toHaveLength(2);
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: ['*/*'] });
  });

  it('gives out no API id with a function URL', () => {
    expect(templates['function-url'].findOutputs(outputs.apiId)).toEqual({});
  });
});
