import type { StartedEmulator } from '../emulator/emulator.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { type ApiAddress, emulatedAddress } from '../http/api-address.ts';
import { type AwaitAnswerOptions, awaitAnswer } from '../http/await-answer.ts';
import type { HttpAnswer, HttpRequest } from '../http/send-request.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runTogether } from '../process/run-together.ts';
import { bootstrapEmulator } from './bootstrap-emulator.ts';
import { type DeployedStacks, deployAssembly } from './deploy-assembly.ts';
import type { StackOutputs } from './stack-state.ts';
import { type Assembly, buildApp, type CdkApp, synthesizeApp } from './synthesize-app.ts';

/** A CDK app whose stacks are complete on an emulator. */
export interface DeployedApp extends DeployedStacks {
  readonly emulator: StartedEmulator;
  /**
   * The address of an API or a function whose URL a stack outputs.
   *
   * @throws Error if there is no such output, or it is not the URL of an API or a function.
   */
  addressOf(stack: string, output: string): ApiAddress;
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
 * Deploys every stack of a CDK app with cdklocal to a running emulator, and bootstraps that if needed.
 * Several apps can be deployed to one emulator concurrently.
 *
 * @throws HarnessError with the failed resources or the CLI's last lines, and the evidence.
 */
export async function deployApp(
  emulator: StartedEmulator,
  app: CdkApp,
  options: RunOptions = {},
): Promise<DeployedApp> {
  await using cleanup = new AsyncDisposableStack();
  const [deployed] = await runTogether(options.signal, (signal) => {
    const assembly = prepareAssembly(app, cleanup, { ...options, signal });
    return [deployPrepared(emulator, app, assembly, { ...options, signal }), assembly];
  });
  return deployed;
}

/** Builds and synthesises an app. The assembly is removed with `cleanup`. */
export async function prepareAssembly(
  app: CdkApp,
  cleanup: AsyncDisposableStack,
  options: RunOptions,
): Promise<Assembly> {
  await buildApp(app, options);
  return cleanup.use(await synthesizeApp(app, options));
}

/** Deploys an app that may still be being synthesised. */
export async function deployPrepared(
  emulator: StartedEmulator,
  { folder }: CdkApp,
  assembly: Promise<Assembly>,
  options: RunOptions,
): Promise<DeployedApp> {
  const bootstrap = bootstrapEmulator(emulator, folder, options);
  const stacks = await deployAssembly(emulator, { folder, assembly, bootstrap }, options);
  return describeDeployedApp(emulator, stacks, options.signal);
}

function describeDeployedApp(
  emulator: StartedEmulator,
  { outputs, changed }: DeployedStacks,
  signal: AbortSignal | undefined,
): DeployedApp {
  return {
    emulator,
    outputs,
    changed,
    addressOf: (stack, output) =>
      emulatedAddress(emulator.endpoint, readOutput(outputs, stack, output)),
    awaitAnswer: (address, request, options) =>
      withEvidence({ emulator, stacks: Object.keys(outputs), signal }, (_clients, either) =>
        awaitAnswer(address, request, { ...options, signal: either }),
      ),
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
