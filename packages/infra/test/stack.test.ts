import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type FrontDoor, frontDoors } from '../src/front-doors/front-door.ts';
import { outputs } from '../src/names.ts';
import { BUNDLE, createStack, synthesize } from './synthesize.ts';

const templates = Object.fromEntries(
  frontDoors.map((frontDoor) => [frontDoor, synthesize({ api: frontDoor })]),
) as Record<FrontDoor, Template>;

describe.each(frontDoors)('MultiplyStack with front door %s', (frontDoor) => {
  const template = templates[frontDoor];

  it('runs the bundle on Node 24 and arm64', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON' },
      MemorySize: 256,
      Timeout: 5,
    });
  });

  it('lets the function write to its own log group and do nothing else', () => {
    const [[, handler] = []] = Object.entries(template.findResources('AWS::Lambda::Function'));
    const roleId: string = handler?.Properties.Role['Fn::GetAtt'][0];
    const roles = template.findResources('AWS::IAM::Role');
    expect(roles[roleId]?.Properties).toEqual({
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
    const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter((policy) =>
      policy.Properties.Roles.some((role: { Ref: string }) => role.Ref === roleId),
    );
    expect(policies.map((policy) => policy.Properties.PolicyDocument.Statement)).toEqual([
      [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': [handler?.Properties.LoggingConfig.LogGroup.Ref, 'Arn'] },
        },
      ],
    ]);
  });

  it('keeps every log for a month and removes it with the stack', () => {
    template.allResources('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 30 },
      DeletionPolicy: 'Delete',
    });
  });

  it('outputs its front door and its URL', () => {
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

  it('is the same byte for byte when synthesised again', () => {
    const again = synthesize({ api: frontDoor });
    expect(JSON.stringify(again.toJSON())).toBe(JSON.stringify(template.toJSON()));
  });
});

describe('an HTTP API', () => {
  const template = templates.http;

  it('sends every request to the function as payload 2.0', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$default',
      AuthorizationType: 'NONE',
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
    template.hasOutput(outputs.stage, { Value: '$default' });
    template.hasOutput(outputs.apiId, {});
  });

  it('has one stage, with a throttle and a JSON access log', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Stage', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: {
        DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AccessLogs'), 'Arn'] },
        Format: Match.serializedJson({
          requestId: '$context.requestId',
          route: '$context.routeKey',
          status: '$context.status',
          integrationError: '$context.integrationErrorMessage',
          latency: '$context.responseLatency',
        }),
      },
    });
  });

  it('answers preflights only for chosen origins', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
    const cors = 'https://a.example,https://b.example';
    synthesize({ api: 'http', cors }).hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://a.example', 'https://b.example'],
        AllowMethods: ['*'],
        AllowHeaders: ['content-type'],
      },
    });
  });

  it('applies the chosen throttle', () => {
    const context = { api: 'http', 'throttle-rate': '7', 'throttle-burst': '9' };
    synthesize(context).hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    });
  });

  it('requires signed requests with auth=iam', () => {
    synthesize({ api: 'http', auth: 'iam' }).allResourcesProperties('AWS::ApiGatewayV2::Route', {
      AuthorizationType: 'AWS_IAM',
    });
  });
});

describe('a REST API', () => {
  const template = templates.rest;

  it('sends any method and path to the function, with the bytes of the body', () => {
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: '{proxy+}' });
    template.resourceCountIs('AWS::ApiGateway::Method', 2);
    template.allResourcesProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'ANY',
      AuthorizationType: 'NONE',
      Integration: { Type: 'AWS_PROXY' },
    });
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: ['*/*'] });
    template.hasOutput(outputs.apiId, {});
  });

  it('has a throttle and a JSON access log', () => {
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: 'prod',
      MethodSettings: [
        Match.objectLike({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200, HttpMethod: '*' }),
      ],
      AccessLogSetting: {
        DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AccessLogs'), 'Arn'] },
        Format: Match.serializedJson(Match.objectLike({ route: '$context.resourcePath' })),
      },
    });
  });

  it('requires signed requests with auth=iam', () => {
    synthesize({ api: 'rest', auth: 'iam' }).allResourcesProperties('AWS::ApiGateway::Method', {
      AuthorizationType: 'AWS_IAM',
    });
  });
});

describe('a function URL', () => {
  const template = templates['function-url'];

  it('is open and has no API', () => {
    template.hasResourceProperties('AWS::Lambda::Url', {
      AuthType: 'NONE',
      Cors: Match.absent(),
    });
    expect(template.findOutputs(outputs.apiId)).toEqual({});
  });

  it('requires signed requests with auth=iam', () => {
    const closed = synthesize({ api: 'function-url', auth: 'iam' });
    closed.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
  });

  it('answers preflights for the chosen origins', () => {
    const context = { api: 'function-url', cors: 'https://a.example' };
    synthesize(context).hasResourceProperties('AWS::Lambda::Url', {
      Cors: {
        AllowOrigins: ['https://a.example'],
        AllowMethods: ['*'],
        AllowHeaders: ['content-type'],
      },
    });
  });
});

describe('hot reload', () => {
  it("runs a folder of this machine through LocalStack's bucket", () => {
    const stack = createStack({ api: 'rest' }, { hotReload: true });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Code: { S3Bucket: 'hot-reload', S3Key: BUNDLE },
    });
  });
});
