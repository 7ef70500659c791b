import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { outputs } from '../src/names.ts';
import { synthesize } from './synthesize.ts';
import { multiplyFunction, resourcesOf } from './template.ts';

describe('a function URL', () => {
  const template = synthesize({ api: 'function-url' });

  it('is open and has no API', () => {
    template.hasResourceProperties('AWS::Lambda::Url', {
      AuthType: 'NONE',
      Cors: Match.absent(),
    });
    expect(template.findOutputs(outputs.apiId)).toEqual({});
    expect(template.findOutputs(outputs.stage)).toEqual({});
  });

  it('gives everyone the two permissions that AWS requires', () => {
    const permissions = Object.values(resourcesOf(template, 'AWS::Lambda::Permission'));
    expect(
      permissions.map(({ Properties }) => [Properties.Action, Properties.Principal]).sort(),
    ).toEqual([
      ['lambda:InvokeFunction', '*'],
      ['lambda:InvokeFunctionUrl', '*'],
    ]);
  });

  it('requires signed requests with auth=iam', () => {
    const closed = synthesize({ api: 'function-url', auth: 'iam' });
    closed.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
    expect(resourcesOf(closed, 'AWS::Lambda::Permission')).toEqual({});
  });

  it.each([
    ['none', ['content-type']],
    [
      'iam',
      [
        'content-type',
        'authorization',
        'x-amz-date',
        'x-amz-security-token',
        'x-amz-content-sha256',
      ],
    ],
  ])('answers preflights for the chosen origins, auth=%s', (auth, AllowHeaders) => {
    const context = { api: 'function-url', auth, cors: 'https://a.example' };
    synthesize(context).hasResourceProperties('AWS::Lambda::Url', {
      Cors: { AllowOrigins: ['https://a.example'], AllowMethods: ['*'], AllowHeaders },
    });
  });

  it('is throttled by the chosen reserved concurrency only', () => {
    expect(multiplyFunction(template).Properties).not.toHaveProperty(
      'ReservedConcurrentExecutions',
    );
    const throttled = synthesize({ api: 'function-url', 'reserved-concurrency': '7' });
    expect(multiplyFunction(throttled).Properties.ReservedConcurrentExecutions).toBe(7);
  });
});
