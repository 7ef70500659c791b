import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundle, runApp } from '../../scripts/run-app.ts';
import { createStack } from '../synthesize.ts';

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'infra-app-'));
  bundle = await buildBundle();
});

afterAll(() => rm(folder, { recursive: true }));

async function synthesizeApp(
  context: Readonly<Record<string, string>>,
  environment?: Readonly<Record<string, string>>,
) {
  const output = await mkdtemp(join(folder, 'cdk.out-'));
  await runApp(output, context, environment);
  const read = async (file: string) => JSON.parse(await readFile(join(output, file), 'utf8'));
  return { template: await read('Multiply.template.json'), manifest: await read('manifest.json') };
}

describe('the app', () => {
  it.each([
    { api: 'http', auth: 'iam', cors: 'https://a.example', stack: 'products' },
    { api: 'rest' },
  ])('synthesises the stack that the other tests look at, api=$api', async (context) => {
    const { template, manifest } = await synthesizeApp(context);
    const stack = createStack(context, { bundle: dirname(bundle) });
    expect(template).toEqual(Template.fromStack(stack).toJSON());
    expect(manifest.artifacts.Multiply.properties.stackName).toBe(stack.stackName);

    // The flags that the CLI's notice "feature flags are not configured" counts (aws-cdk 2.1148.1).
    const { flags } = manifest.artifacts['aws-cdk-lib/feature-flag-report'].properties;
    expect(Object.keys(flags).length).toBeGreaterThan(80);
    const unset = Object.entries(flags as Record<string, FeatureFlag>).filter(
      ([, { userValue, recommendedValue, unconfiguredBehavesLike }]) =>
        userValue === undefined && (unconfiguredBehavesLike?.v2 ?? false) !== recommendedValue,
    );
    expect(unset.map(([name]) => name)).toEqual([]);
  });

  it('synthesises for an emulator that does not run, without alarms', async () => {
    const emulator = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    const { template } = await synthesizeApp({ api: 'http' }, emulator);
    const resources = Object.values(template.Resources as Record<string, EmulatorResource>);
    const [handler] = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(handler?.Properties.Architectures).toEqual([
      process.arch === 'x64' ? 'x86_64' : 'arm64',
    ]);
    expect(resources.filter(({ Type }) => Type.startsWith('AWS::CloudWatch'))).toEqual([]);
  });

  it('fails with the reason for a value that it refuses', async () => {
    await expect(synthesizeApp({ api: 'function-url', 'throttle-rate': '5' })).rejects.toThrow(
      'the only throttle of a function URL is reserved-concurrency',
    );
  });
});

interface FeatureFlag {
  readonly userValue?: unknown;
  readonly recommendedValue: unknown;
  readonly unconfiguredBehavesLike?: { readonly v2?: unknown };
}

interface EmulatorResource {
  readonly Type: string;
  readonly Properties: { readonly Architectures?: readonly string[] };
}
