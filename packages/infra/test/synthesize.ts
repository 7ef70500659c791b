import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { afterAll } from 'vitest';
import { MultiplyStack, type MultiplyStackProps } from '../src/multiply-stack.ts';
import { parseSettings } from '../src/stack-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'infra-test-'));
// CDK leaves what it synthesises in the folder for temporary files.
afterAll(() => rmSync(folder, { recursive: true }));

/** A CDK app whose output goes when the test file ends. */
export function createApp(): App {
  return new App({ outdir: mkdtempSync(join(folder, 'cdk.out-')) });
}

export const BUNDLE = fileURLToPath(new URL('fixtures/bundle', import.meta.url));

/** The stack as it goes to AWS with these context values, but for what `props` say. */
export function createStack(
  context: Readonly<Record<string, string>>,
  props: Partial<MultiplyStackProps> = {},
): MultiplyStack {
  return new MultiplyStack(createApp(), 'Multiply', {
    settings: parseSettings((name) => context[name]),
    bundle: BUNDLE,
    architecture: Architecture.ARM_64,
    hotReload: false,
    monitoring: true,
    ...props,
  });
}

export function synthesize(context: Readonly<Record<string, string>>): Template {
  return Template.fromStack(createStack(context));
}
