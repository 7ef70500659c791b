import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { MultiplyStack } from '../src/multiply-stack.ts';
import { parseSettings } from '../src/stack-settings.ts';

/** The stack as it goes to AWS with these context values. */
export function createStack(context: Readonly<Record<string, string>>): MultiplyStack {
  return new MultiplyStack(new App(), 'Multiply', {
    settings: parseSettings((name) => context[name]),
    bundle: fileURLToPath(new URL('fixtures/bundle', import.meta.url)),
    architecture: Architecture.ARM_64,
    monitoring: true,
  });
}

export function synthesize(context: Readonly<Record<string, string>>): Template {
  return Template.fromStack(createStack(context));
}
