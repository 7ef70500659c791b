import { Stack } from 'aws-cdk-lib';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { describeVariant, variants } from '../scripts/variants.ts';
import { createApp, createStack } from './synthesize.ts';

/** The findings that no construct acknowledges, each as `rule at construct`. */
function findings(stack: Stack): string[] {
  return [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack
      .validateScope(stack)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
  );
}

describe('cdk-nag', () => {
  it.each(variants.map((variant) => ({ variant, name: describeVariant(variant) })))(
    'finds nothing that is not acknowledged, $name',
    ({ variant }) => {
      expect(findings(createStack(variant))).toEqual([]);
    },
  );

  it('reports what nobody acknowledged', () => {
    const stack = new Stack(createApp(), 'Careless');
    new LambdaFunction(stack, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = () => {}'),
    });
    expect(findings(stack)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^AwsSolutions-IAM4.* at Careless\/Function/),
        expect.stringMatching(/^Serverless-LambdaTracing at Careless\/Function/),
      ]),
    );
  });
});
