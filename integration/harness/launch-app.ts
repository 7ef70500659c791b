import { type ApiAddress, emulatedAddress } from './api-address.ts';
import { awaitAnswer } from './await-answer.ts';
import { createBootstrapStack } from './create-bootstrap-stack.ts';
import type { StackOutputs } from './deploy-app.ts';
import { deployAssembly } from './deploy-assembly.ts';
import type { Emulator, StartedEmulator } from './emulator.ts';
import { onEmulator } from './on-emulator.ts';
import { runTogether } from './run-together.ts';
import type { HttpAnswer, HttpRequest } from './send-request.ts';
import { startEmulator } from './start-emulator.ts';
import { type Assembly, buildApp, type CdkApp, synthesizeApp } from './synthesize-app.ts';

/** A CDK app on an emulator of its own. Disposing stops the emulator and leaves nothing. */
export interface LaunchedApp extends AsyncDisposable {
  readonly emulator: StartedEmulator;
  /** Stack name, output name, value. */
  readonly outputs: StackOutputs;
  /**
   * Where an API or a function answers whose URL a stack outputs.
   *
   * @throws Error when there is no such output, or it is no URL of an API or a function.
   */
  addressOf(stack: string, output: string): ApiAddress;
  /**
   * Sends a request again and again until its answer is good.
   *
   * @throws Error with the last answer and the evidence when there is none in time.
   */
  awaitAnswer(
    address: ApiAddress,
    request: HttpRequest,
    options: { readonly isGood: (answer: HttpAnswer) => boolean; readonly timeoutMs: number },
  ): Promise<HttpAnswer>;
}

/**
 * Starts an emulator, deploys a CDK app there with cdklocal and returns when its stacks are complete.
 * The app is built and synthesised while the emulator starts.
 *
 * @throws Error naming what was awaited, for how long, the last lines of the logs and what to try; its
 * last line is a folder with the emulator's log, the functions' log, the stack events and the template.
 */
export async function launchApp(
  emulator: Emulator,
  app: CdkApp,
  signal: AbortSignal = new AbortController().signal,
): Promise<LaunchedApp> {
  await using cleanup = new AsyncDisposableStack();
  const [{ started, outputs }] = await runTogether(signal, (either) => {
    const assembly = prepare(app, either, cleanup);
    return [startAndDeploy(emulator, app.folder, assembly, either, cleanup), assembly];
  });

  const everything = cleanup.move();
  return {
    emulator: started,
    outputs,
    addressOf: (stack, output) =>
      emulatedAddress(started.endpoint, readOutput(outputs, stack, output)),
    awaitAnswer: (address, request, options) =>
      onEmulator({ emulator: started, stacks: Object.keys(outputs), signal }, (_clients, either) =>
        awaitAnswer(address, request, { ...options, signal: either }),
      ),
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
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

async function startAndDeploy(
  emulator: Emulator,
  folder: string,
  assembly: Promise<Assembly>,
  signal: AbortSignal,
  cleanup: AsyncDisposableStack,
) {
  const started = cleanup.use(await startEmulator(emulator, { signal }));
  const bootstrap = createBootstrapStack(started, folder, signal);
  const prerequisites = { assembly, bootstrap };
  const { outputs, finished } = await deployAssembly(started, folder, prerequisites, signal);
  cleanup.defer(() => finished);
  return { started, outputs };
}

async function prepare(
  app: CdkApp,
  signal: AbortSignal,
  cleanup: AsyncDisposableStack,
): Promise<Assembly> {
  await buildApp(app, signal);
  return cleanup.use(await synthesizeApp(app, signal));
}
