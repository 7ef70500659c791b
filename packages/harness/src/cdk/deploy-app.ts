import { basename } from 'node:path';
import { type ClientConfig, clientConfig, EMULATED_ACCOUNT } from '../emulator/emulated-aws.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { rememberSecrets, rememberVariables } from '../evidence/secrets.ts';
import { explainFailure, withEvidence } from '../evidence/with-evidence.ts';
import { type ApiAddress, emulatedAddress } from '../http/api-address.ts';
import { type AwaitAnswerOptions, awaitAnswer } from '../http/await-answer.ts';
import type { HttpAnswer, HttpRequest } from '../http/send-request.ts';
import { Cleanup } from '../process/cleanup.ts';
import { createDeadline } from '../process/deadline.ts';
import { runTogether } from '../process/run-together.ts';
import { runStep } from '../process/steps.ts';
import { type AppLogs, readAppLogs } from './app-logs.ts';
import { bootstrapEmulator } from './bootstrap-emulator.ts';
import { type DeployedStacks, type DeploymentOptions, deployAssembly } from './deploy-assembly.ts';
import { type AssemblyStack, selectStacks } from './read-assembly.ts';
import { rememberTemplateSecrets } from './remember-template-secrets.ts';
import type { StackOutputs } from './stack-state.ts';
import {
  type AppOptions,
  type Assembly,
  buildApp,
  type CdkApp,
  type SynthesisOptions,
  synthesizeApp,
} from './synthesize-app.ts';

export interface DeployOptions extends AppOptions, DeploymentOptions {
  /** CDK context values, in addition to the app's own. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  /** Environment variables of the app that no error and no evidence shows, whatever their names. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /**
   * How long build, synthesis and deployment may take once the emulator runs; defaults to 150 s. Choose
   * less than the test's own time-out, which would end the test without evidence.
   */
  readonly deployTimeoutMs?: number | undefined;
}

/** A CDK app whose stacks are complete on an emulator. */
export interface DeployedApp<Outputs extends StackOutputs = StackOutputs> extends AppLogs {
  readonly emulator: StartedEmulator;
  /** Stack name, output name, value. */
  readonly outputs: Outputs;
  /** Whether a stack was created or updated. */
  readonly changed: boolean;
  /** For any AWS SDK client: `new DynamoDBClient(app.clientConfig)`. */
  readonly clientConfig: ClientConfig;
  /**
   * The address of an API or a function whose URL a stack outputs.
   *
   * @throws Error if there is no such output, or it is not the URL of an API or a function.
   */
  addressOf<Stack extends keyof Outputs & string>(
    stack: Stack,
    output: keyof Outputs[Stack] & string,
  ): ApiAddress;
  /**
   * Sends a request repeatedly until its answer is good.
   *
   * @throws HarnessError with the last answer and the evidence if there is no good answer in time.
   */
  awaitAnswer(
    address: ApiAddress,
    request: HttpRequest,
    options: Omit<AwaitAnswerOptions, 'signal'>,
  ): Promise<HttpAnswer>;
}

/**
 * Deploys the stacks of a CDK app with cdklocal to a running emulator, and bootstraps that if needed.
 * Several apps can be deployed to one emulator concurrently.
 *
 * @param emulator if it is a promise, such as that of `connectEmulator`, the app is synthesised for
 * account 000000000000 in the meantime. Nothing is deployed before it resolves.
 * @throws HarnessError with the failed resources or the CLI's last lines, and the evidence.
 */
export async function deployApp<Outputs extends StackOutputs = StackOutputs>(
  emulator: StartedEmulator | Promise<StartedEmulator>,
  app: CdkApp,
  options: DeployOptions = {},
): Promise<DeployedApp<Outputs>> {
  await using cleanup = new Cleanup();
  const start = async () => await emulator;
  const account = emulator instanceof Promise ? EMULATED_ACCOUNT : emulator.account;
  return await startAndDeploy<Outputs>(start, { account }, app, cleanup, options);
}

/**
 * Starts an emulator and deploys an app to it, as much as possible concurrently. What must exist as long
 * as the app does is disposed of with `cleanup`.
 */
export async function startAndDeploy<Outputs extends StackOutputs>(
  start: (signal: AbortSignal) => Promise<StartedEmulator>,
  { account }: Pick<StartedEmulator, 'account'>,
  { folder, context }: CdkApp,
  cleanup: Cleanup,
  options: DeployOptions,
): Promise<DeployedApp<Outputs>> {
  const { deployTimeoutMs = 150_000, signal: outer, step = runStep, secrets = {} } = options;
  rememberSecrets(secrets);
  rememberVariables(options.environment ?? {});
  const app = { folder, context: { ...context, ...options.context } };
  const subject = `the deployment of ${basename(folder)}`;
  using deadline = createDeadline(subject, deployTimeoutMs, outer, step);
  const shared = {
    ...options,
    step: deadline.step,
    environment: { ...options.environment, ...secrets },
  };
  let started: StartedEmulator | undefined;
  let stacks: readonly AssemblyStack[] = [];
  try {
    const [deployed] = await runTogether(deadline.signal, (signal) => {
      const emulator = start(signal);
      const assembly = prepareAssembly(app, cleanup, { ...shared, account, emulator, signal });
      const deploy = async () => {
        started = await emulator;
        deadline.start();
        const bootstrap = bootstrapEmulator(started, folder, { signal, step: deadline.step });
        const known = assembly.then((synthesized) => {
          stacks = selectStacks(synthesized.stacks, options.stacks ?? ['**']);
          return synthesized;
        });
        const prerequisites = { folder, assembly: known, bootstrap };
        const result = await deployAssembly(started, prerequisites, { ...shared, signal });
        return describeDeployedApp<Outputs>(started, result, outer);
      };
      return [deploy(), assembly];
    });
    return deployed;
  } catch (error) {
    if (started === undefined || !deadline.signal.aborted) throw error;
    throw await explainFailure(
      { emulator: started, stacks, signal: deadline.signal },
      error as Error,
    );
  }
}

/** Builds and synthesises an app. The assembly is removed with `cleanup`. */
async function prepareAssembly(
  app: CdkApp,
  cleanup: Cleanup,
  options: SynthesisOptions,
): Promise<Assembly> {
  await buildApp(app, options);
  const assembly = cleanup.use(await synthesizeApp(app, options));
  await rememberTemplateSecrets(assembly.stacks);
  return assembly;
}

function describeDeployedApp<Outputs extends StackOutputs>(
  emulator: StartedEmulator,
  { outputs, changed, stacks }: DeployedStacks,
  signal: AbortSignal | undefined,
): DeployedApp<Outputs> {
  return {
    emulator,
    // The caller declares what its stacks output.
    outputs: outputs as Outputs,
    changed,
    clientConfig: clientConfig(emulator.endpoint),
    addressOf: (stack, output) =>
      emulatedAddress(emulator.endpoint, readOutput(outputs, stack, output)),
    awaitAnswer: (address, request, options) =>
      withEvidence({ emulator, stacks, signal }, (_clients, either) =>
        awaitAnswer(address, request, { ...options, signal: either }),
      ),
    ...readAppLogs(emulator, stacks, signal),
  };
}

function readOutput(outputs: StackOutputs, stack: string, output: string): string {
  const value = outputs[stack]?.[output];
  if (value !== undefined) return value;
  const all = Object.entries(outputs).flatMap(([name, values]) =>
    Object.keys(values).map((key) => `${name}.${key}`),
  );
  throw new Error(`Expected output ${stack}.${output}, got ${all.join(', ') || 'none'}`);
}
