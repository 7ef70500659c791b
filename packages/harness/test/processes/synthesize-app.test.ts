import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@multiply/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SynthesisOptions, synthesizeApp } from '../../src/index.ts';
import { ownerId } from '../../src/process/owner.ts';
import { folderOf } from '../../src/process/temporary-folder.ts';

const folder = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The outputs in the template of the fixture app's only stack. */
async function synthesizeOutputs(
  context: Readonly<Record<string, unknown>>,
  options?: SynthesisOptions,
): Promise<Record<string, string>> {
  await using assembly = await synthesizeApp({ folder, context }, options);
  const [stack] = assembly.stacks;
  const template = JSON.parse(await readFile(stack?.templateFile ?? '', 'utf8'));
  const outputs = Object.entries(template.Outputs as Record<string, { Value: string }>);
  return Object.fromEntries(outputs.map(([name, { Value }]) => [name, Value]));
}

describe('synthesizeApp', { timeout: 120_000 }, () => {
  it('reads context as the CLI does: options, cdk.json, then cdk.context.json', async () => {
    const context = { case: 'context', 'from-options': 'options' };
    expect(await synthesizeOutputs(context)).toMatchObject({
      fromoptions: 'options',
      fromcdkjson: 'cdk.json',
      fromcontextjson: 'cdk.context.json',
      fromboth: 'cdk.json',
    });
  });

  it('passes context that is too long for a variable', async () => {
    const long = 'x'.repeat(200_000);
    expect(await synthesizeOutputs({ case: 'context', long })).toMatchObject({
      long: 'x'.repeat(50),
      fromcdkjson: 'cdk.json',
    });
  });

  it("gives the app the emulators' account and region, never the user's", async () => {
    vi.stubEnv('CDK_DEFAULT_ACCOUNT', '123456789012');
    vi.stubEnv('CDK_DEFAULT_REGION', 'eu-west-1');
    expect(await synthesizeOutputs({ case: 'context' })).toMatchObject({
      Environment: '000000000000 us-east-1',
    });
  });

  it('gives the app the environment of the options', async () => {
    const environment = { GREETING: 'hello' };
    expect(await synthesizeOutputs({ case: 'context' }, { environment })).toMatchObject({
      Greeting: 'hello',
    });
  });

  it('names the context that is missing when there is no emulator to ask', async () => {
    const message = await messageOf(synthesizeApp({ folder, context: { case: 'lookup' } }));
    expect(message).toMatch(
      /^Expected the context of .* to be complete, got no value of:\n {2}vpc-provider:account=000000000000:.*region=us-east-1/,
    );
    expect(existsSync(folderOf(ownerId()))).toBe(false);
  });

  it('checks the templates only if asked to', async () => {
    const rules = { '@aws-cdk/core:validateAgainstDefaultRules': true };
    const app = { folder, context: { case: 'invalid', ...rules } };
    await using assembly = await synthesizeApp(app);
    expect(assembly.stacks.map(({ name }) => name)).toEqual(['Invalid']);
    expect(await messageOf(synthesizeApp(app, { validation: true }))).toContain('ValidationFailed');
  });

  it('checks the types of an app that runs with ts-node only if asked to', async () => {
    const app = { folder: fileURLToPath(new URL('../fixtures/ts-node-app', import.meta.url)) };
    await using assembly = await synthesizeApp(app);
    expect(assembly.stacks.map(({ name }) => name)).toEqual(['Typed']);
    expect(await messageOf(synthesizeApp(app, { typeCheck: true }))).toContain(
      "app.ts(4,7): error TS2322: Type 'number' is not assignable to type 'string'.",
    );
  });

  it('lists the stacks of stages, with their regions and qualifiers', async () => {
    await using assembly = await synthesizeApp({ folder, context: { case: 'regions' } });
    const described = assembly.stacks.map(({ path, region, qualifier }) => [
      path,
      region,
      qualifier,
    ]);
    expect(described.sort()).toEqual([
      ['East', 'us-east-1', 'hnb659fds'],
      ['Outer/Inner/Deep', 'eu-west-1', 'hnb659fds'],
      ['Outer/Named', 'eu-west-1', 'custom'],
      ['West', 'us-west-2', 'hnb659fds'],
    ]);
  });

  it('names a file that is not JSON', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'broken-app-'));
    try {
      await writeFile(join(broken, 'cdk.json'), '{ "app": "node app.mjs" }');
      await writeFile(join(broken, 'cdk.context.json'), '{ "a": ');
      expect(await messageOf(synthesizeApp({ folder: broken }))).toMatch(
        /^Expected .*cdk\.context\.json to contain JSON, got /,
      );
    } finally {
      await rm(broken, { recursive: true });
    }
  });
});
