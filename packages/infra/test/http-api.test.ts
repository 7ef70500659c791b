import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { outputs } from '../src/names.ts';
import { synthesize } from './synthesize.ts';
import { multiplyFunction, onlyResource, render, resourcesOf } from './template.ts';

describe('an HTTP API', () => {
  const template = synthesize({ api: 'http', stack: 'products' });

  it('is named after the stack', () => {
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Api').Properties.Name).toBe('products');
  });

  it('sends every request to the function as payload 2.0', () => {
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Route').Properties).toMatchObject({
      RouteKey: '$default',
      AuthorizationType: 'NONE',
    });
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Integration').Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: { 'Fn::GetAtt': [multiplyFunction(template).id, 'Arn'] },
    });
    template.hasOutput(outputs.stage, { Value: '$default' });
    template.hasOutput(outputs.apiId, {
      Value: { Ref: onlyResource(template, 'AWS::ApiGatewayV2::Api').id },
    });
  });

  it('has one stage, with a throttle and an access log', () => {
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: {
        DestinationArn: { 'Fn::GetAtt': [expect.stringMatching(/^AccessLogs/), 'Arn'] },
      },
    });
  });

  it('applies the chosen throttle', () => {
    const context = { api: 'http', 'throttle-rate': '7', 'throttle-burst': '9' };
    synthesize(context).hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    });
  });

  it('answers preflights only for chosen origins', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
    const cors = 'https://a.example,https://b.example';
    const open = synthesize({ api: 'http', cors });
    open.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://a.example', 'https://b.example'],
        AllowMethods: ['*'],
        AllowHeaders: ['content-type'],
      },
    });
    open.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
  });
});

describe('an HTTP API with auth=iam', () => {
  it('requires signed requests on its only route', () => {
    const template = synthesize({ api: 'http', auth: 'iam' });
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Route').Properties).toMatchObject({
      RouteKey: '$default',
      AuthorizationType: 'AWS_IAM',
    });
  });
});

describe('an HTTP API with auth=iam and CORS', () => {
  const template = synthesize({ api: 'http', auth: 'iam', cors: 'https://a.example' });
  const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(
    ({ Properties }) => Properties,
  );

  it('allows pages to send the headers of a signed request', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://a.example'],
        AllowMethods: ['*'],
        AllowHeaders: [
          'content-type',
          'authorization',
          'x-amz-date',
          'x-amz-security-token',
          'x-amz-content-sha256',
        ],
      },
    });
  });

  it('lets unsigned preflights pass on every path, and nothing else', () => {
    const access = routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType]);
    expect(Object.fromEntries(access)).toEqual({
      $default: 'AWS_IAM',
      'OPTIONS /': 'NONE',
      'OPTIONS /{proxy+}': 'NONE',
    });
  });

  it('never passes an unsigned request to the function that multiplies', () => {
    const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');
    for (const { RouteKey, Target } of routes) {
      const integrationId = /\$\{(\w+)\}$/.exec(render(Target))?.[1] ?? '';
      const uri = integrations[integrationId]?.Properties.IntegrationUri['Fn::GetAtt'][0];
      if (RouteKey === '$default') expect(uri).toBe(multiplyFunction(template).id);
      else expect(uri).toMatch(/^Preflight/);
    }
  });

  it('answers preflights with 204', async () => {
    const functions = Object.values(resourcesOf(template, 'AWS::Lambda::Function'));
    const code: string = functions.find(({ Properties }) => Properties.Code.ZipFile)?.Properties
      .Code.ZipFile;
    const module: { exports: { handler?: () => Promise<unknown> } } = { exports: {} };
    new Function('exports', code)(module.exports);
    expect(await module.exports.handler?.()).toEqual({ statusCode: 204 });
  });
});
