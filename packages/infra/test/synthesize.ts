import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { afterAll, vi } from 'vitest';
import { parseSettings } from '../src/settings.ts';
import { MultiplyStack, type MultiplyStackProps } from '../src/stack.ts';

// The first synthesis in a process takes 20 s on a busy machine (measured, two cores).
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// CDK's own check of the templates takes half of the time (0.9 of 1.8 s, aws-cdk-lib 2.276.0) and only warns;
// test:templates checks them with cfn-lint.
process.env.CDK_VALIDATION = 'false';

const folder = mkdtempSync(join(tmpdir(), 'infra-test-'));
// CDK does not delete what it synthesises.
afterAll(() => rmSync(folder, { recursive: true }));

// Feature flags among them: the tests synthesise what the CDK CLI does (app.test.ts).
const { context: cdkContext } = JSON.parse(
  readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'),
);

/** A CDK app whose output is deleted when the test file ends. */
export function createApp(): App {
  return new App({ outdir: mkdtempSync(join(folder, 'cdk.out-')), context: cdkContext });
}

export const BUNDLE = fileURLToPath(new URL('fixtures/bundle', import.meta.url));

/** The stack that is deployed to AWS with these context values, except for what `props` change. */
export function createStack(
  context: Readonly<Record<string, string>>,
  props: Partial<MultiplyStackProps> = {},
): MultiplyStack {
  return new MultiplyStack(createApp(), 'Multiply', {
    description: 'Multiplies two numbers sent as JSON',
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
