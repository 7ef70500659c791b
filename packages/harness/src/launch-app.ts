import type { CdkApp } from './assembly/synthesize-app.ts';
import { type DeployedApp, type DeployOptions, startAndDeploy } from './deployment/deploy-app.ts';
import type { StackOutputs } from './deployment/stack-state.ts';
import { startEmulator } from './docker/start-emulator.ts';
import type { Emulator } from './emulator/emulator.ts';
import { Cleanup } from './process/cleanup.ts';

/** A CDK app on its own emulator. Disposing of it stops the emulator and cleans up. */
export interface LaunchedApp<Outputs extends StackOutputs = StackOutputs>
  extends DeployedApp<Outputs>,
    AsyncDisposable {
  /** The same as disposing of it, for `try … finally`. */
  stop(): Promise<void>;
}

/**
 * Starts an emulator, deploys a CDK app there with cdklocal and returns when its stacks are complete.
 * The app is built and synthesised while the emulator starts.
 *
 * @throws HarnessError that says what was expected, what happened instead and what to try; the last line
 * of its message is a folder with the emulator's log, the functions' log, the stack events and the
 * template.
 * @example await using app = await launchApp(ministack(), { folder: 'my-app' });
 */
export async function launchApp<Outputs extends StackOutputs = StackOutputs>(
  emulator: Emulator,
  app: CdkApp,
  options: DeployOptions = {},
): Promise<LaunchedApp<Outputs>> {
  await using cleanup = new Cleanup();
  const start = async (signal: AbortSignal) =>
    cleanup.use(await startEmulator(emulator, { signal, step: options.step }));
  const deployed = await startAndDeploy<Outputs>(start, emulator, app, cleanup, options);
  const everything = cleanup.move();
  const stop = () => everything[Symbol.asyncDispose]();
  return { ...deployed, stop, [Symbol.asyncDispose]: stop };
}
