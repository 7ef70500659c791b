import { describe, expect, it } from 'vitest';
import { outputs } from '../src/names.ts';
import { synthesize } from './synthesize.ts';
import { multiplyFunction, onlyResource, render, resourcesOf } from './template.ts';

describe('a REST API', () => {
  const template = synthesize({ api: 'rest', stack: 'products' });

  it('is named after the stack', () => {
    expect(onlyResource(template, 'AWS::ApiGateway::RestApi').Properties.Name).toBe('products');
  });

  it('sends any method and path to the function, with the bytes of the body', () => {
    expect(onlyResource(template, 'AWS::ApiGateway::Resource').Properties.PathPart).toBe(
      '{proxy+}',
    );
    const methods = Object.values(resourcesOf(template, 'AWS::ApiGateway::Method'));
    expect(methods.length).toBe(2);
    for (const { Properties } of methods) {
      expect(Properties).toMatchObject({
        HttpMethod: 'ANY',
        AuthorizationType: 'NONE',
        Integration: { Type: 'AWS_PROXY' },
      });
      expect(render(Properties.Integration.Uri)).toContain(
        `\${${multiplyFunction(template).id}.Arn}`,
      );
    }
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: ['*/*'] });
    template.hasOutput(outputs.stage, {
      Value: { Ref: onlyResource(template, 'AWS::ApiGateway::Stage').id },
    });
    template.hasOutput(outputs.apiId, {
      Value: { Ref: onlyResource(template, 'AWS::ApiGateway::RestApi').id },
    });
  });

  it('has one stage, with a throttle, an error log and an access log', () => {
    const { Properties } = onlyResource(template, 'AWS::ApiGateway::Stage');
    expect(Properties).toMatchObject({
      StageName: 'prod',
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          ThrottlingRateLimit: 100,
          ThrottlingBurstLimit: 200,
          LoggingLevel: 'ERROR',
          DataTraceEnabled: false,
        },
      ],
    });
    // With a trailing `:*` drift detection always reports the stage as modified (CDK, FEATURE_FLAGS.md).
    expect(render(Properties.AccessLogSetting.DestinationArn)).toMatch(
      /:log-group:\$\{AccessLogs\w+\}$/,
    );
  });

  it('leaves the role for logs in place when the stack is deleted', () => {
    const account = onlyResource(template, 'AWS::ApiGateway::Account');
    const roleId = account.Properties.CloudWatchRoleArn['Fn::GetAtt'][0];
    for (const resource of [account, resourcesOf(template, 'AWS::IAM::Role')[roleId]])
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('applies the chosen throttle', () => {
    const context = { api: 'rest', 'throttle-rate': '7', 'throttle-burst': '9' };
    expect(
      onlyResource(synthesize(context), 'AWS::ApiGateway::Stage').Properties.MethodSettings[0],
    ).toMatchObject({ ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 });
  });

  it('requires signed requests with auth=iam', () => {
    synthesize({ api: 'rest', auth: 'iam' }).allResourcesProperties('AWS::ApiGateway::Method', {
      AuthorizationType: 'AWS_IAM',
    });
  });
});
