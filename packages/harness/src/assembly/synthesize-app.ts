import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { appEnvironment } from '../cdk/isolated-environment.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { Cleanup } from '../process/cleanup.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runProgram } from '../process/run-program.ts';
import { runStep } from '../process/steps.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../process/temporary-folder.ts';
import { type Context, lookUpContext, parseJson, readContext } from './look-up-context.ts';
import { type AssemblyContents, readAssembly } from './read-assembly.ts';

/** A synthesised CDK app: the folder that CDK calls cdk.out. It can be deployed any number of times. */
export interface Assembly extends TemporaryFolder, AssemblyContents {}

/** A CDK app in any language. */
export interface CdkApp {
  /** Contains the app's cdk.json. */
  readonly folder: string;
  /** CDK context values in addition to those of cdk.json and cdk.context.json. */
  readonly context?: Context;
}

export interface AppOptions extends RunOptions {
  /** Environment variables of the app and of its build. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether aws-cdk-lib checks the templates. Off by default, because that takes as long as the rest of
   * the synthesis (0.9 of 1.8 s, aws-cdk-lib 2.276.0). Validation plugins that the app itself adds, such
   * as cdk-nag, are part of the app and always run.
   */
  readonly validation?: boolean | undefined;
  /**
   * Whether ts-node checks the app's types. Off by default, because that takes two thirds of the
   * synthesis of an app that `cdk init` has made (3.8 of 5.7 s, ts-node 10.9.2, TypeScript 5).
   */
  readonly typeCheck?: boolean | undefined;
}

export interface SynthesisOptions extends AppOptions {
  /** Where the app's context lookups get their values, awaited only if there are any. */
  readonly emulator?: Promise<StartedEmulator> | undefined;
  /** The account that the app sees as CDK_DEFAULT_ACCOUNT; defaults to the emulators' own. */
  readonly account?: string | undefined;
}

/** The fields of cdk.json that are used. */
interface CdkJson {
  readonly app: string;
  readonly build?: string;
  readonly context?: Context;
}

// An app that checks whether it is for an emulator sees that it is. Nothing listens on port 1.
const ANY_EMULATOR = 'http://127.0.0.1:1';
// An app can need one value to ask for the next.
const LOOKUP_ROUNDS = 10;
// Linux passes at most 128 KiB in one variable.
const CONTEXT_VARIABLE_LENGTH = 100_000;

/** Runs the `build` command of the app's cdk.json, if it has one. */
export async function buildApp(
  { folder }: CdkApp,
  { signal, step = runStep, environment = {} }: AppOptions = {},
): Promise<void> {
  const { build } = await readCdkJson(folder);
  if (build === undefined) return;
  await step(basename(folder), 'build', () =>
    runProgram(`the app's build`, ['/bin/sh', '-c', build], {
      workingFolder: folder,
      environment: {
        ...appEnvironment(resolve(folder), { endpoint: ANY_EMULATOR }),
        ...environment,
      },
      signal,
    }),
  );
}

/**
 * Synthesises a CDK app for an emulator that need not run yet. It starts the app as the CDK CLI does,
 * but without the CLI, which takes half the time.
 *
 * @throws ProgramError if the app fails; HarnessError if it looks up what the emulator does not have.
 */
export async function synthesizeApp(
  app: CdkApp,
  options: SynthesisOptions = {},
): Promise<Assembly> {
  const { folder } = app;
  const { step = runStep } = options;
  const cdkJson = await readCdkJson(folder);
  const values = Object.values(app.context ?? {}).map((value) => ` ${value}`);
  return await step(basename(folder), `synthesize${values.join('')}`, async () => {
    // In the CLI's order: a later one overrides those before it.
    const given = { ...cdkJson.context, ...app.context };
    let lookedUp = await readContext(join(folder, 'cdk.context.json'));
    for (let round = 0; ; round += 1) {
      await using cleanup = new Cleanup();
      const context = { ...lookedUp, ...given };
      const assembly = cleanup.use(await runApp(app, cdkJson.app, context, options));
      if (assembly.missing.length === 0) {
        cleanup.move();
        return assembly;
      }
      if (options.emulator === undefined || round === LOOKUP_ROUNDS) {
        const keys = assembly.missing.map(({ key }) => `\n  ${key}`);
        throw new HarnessError({
          problem: `Expected the context of ${folder} to be complete, got no value of:${keys.join('')}`,
          advice: 'write the values to cdk.context.json in the app folder.',
        });
      }
      const lookup = { folder, assemblyFolder: assembly.path, missing: assembly.missing };
      const found = await lookUpContext(await options.emulator, lookup, options.signal);
      lookedUp = { ...lookedUp, ...found };
    }
  });
}

/** Runs the app once, with this context. */
async function runApp(
  { folder }: CdkApp,
  command: string,
  context: Context,
  { account, environment = {}, signal, validation = false, typeCheck = false }: SynthesisOptions,
): Promise<Assembly> {
  await using cleanup = new Cleanup();
  const output = cleanup.use(await createTemporaryFolder('cdk.out'));
  const emulated = { endpoint: ANY_EMULATOR, ...(account === undefined ? {} : { account }) };
  await runProgram('the app', ['/bin/sh', '-c', command], {
    workingFolder: folder,
    environment: {
      ...(typeCheck ? {} : { TS_NODE_TRANSPILE_ONLY: 'true' }),
      ...appEnvironment(resolve(folder), emulated),
      ...environment,
      ...(await contextVariables(context, cleanup)),
      CDK_OUTDIR: output.path,
      // What the CLI's --no-validation sets.
      ...(validation ? {} : { CDK_VALIDATION: 'false' }),
    },
    signal,
  });
  const { stacks, missing } = await readAssembly(output.path);
  const { path, [Symbol.asyncDispose]: dispose } = output;
  // Only the folder of a large context is left to dispose of here.
  cleanup.keep(output);
  return { path, stacks, missing, [Symbol.asyncDispose]: dispose };
}

async function contextVariables(
  context: Context,
  cleanup: Cleanup,
): Promise<Record<string, string>> {
  const json = JSON.stringify(context);
  if (json.length <= CONTEXT_VARIABLE_LENGTH) return { CDK_CONTEXT_JSON: json };
  const { path } = cleanup.use(await createTemporaryFolder('context'));
  const file = join(path, 'context-overflow.json');
  await writeFile(file, json);
  return { CDK_CONTEXT_JSON: '{}', CONTEXT_OVERFLOW_LOCATION_ENV: file };
}

async function readCdkJson(folder: string): Promise<CdkJson> {
  const file = join(folder, 'cdk.json');
  // The fields that the CLI documents; the app is checked.
  const json = parseJson(file, await readFile(file, 'utf8')) as Partial<CdkJson>;
  if (typeof json.app === 'string') return { ...json, app: json.app };
  throw new Error(`Expected ${file} to name the app's command in "app", got ${typeof json.app}`);
}
