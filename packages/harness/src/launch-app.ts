import { type DeployedApp, deployPrepared, prepareAssembly } from './cdk/deploy-app.ts';
import type { CdkApp } from './cdk/synthesize-app.ts';
import type { Emulator } from './emulator/emulator.ts';
import { startEmulator } from './emulator/start-emulator.ts';
import type { RunOptions } from './process/run-options.ts';
import { runTogether } from './process/run-together.ts';

/** A CDK app on its own emulator. Disposing of it stops the emulator and cleans up. */
export interface LaunchedApp extends DeployedApp, AsyncDisposable {}

/**
 * Starts an emulator, deploys a CDK app there with cdklocal and returns when its stacks are complete.
 * The app is built and synthesised while the emulator starts.
 *
 * @throws HarnessError that says what was expected, what happened instead and what to try; the last line
 * of its message is a folder with the emulator's log, the functions' log, the stack events and the
 * template.
 */
export async function launchApp(
  emulator: Emulator,
  app: CdkApp,
  options: RunOptions = {},
): Promise<LaunchedApp> {
  await using cleanup = new AsyncDisposableStack();
  const [deployed] = await runTogether(options.signal, (signal) => {
    const shared = { ...options, signal };
    const assembly = prepareAssembly(app, cleanup, shared);
    const startAndDeploy = async () => {
      const started = cleanup.use(await startEmulator(emulator, shared));
      return await deployPrepared(started, app, assembly, shared);
    };
    return [startAndDeploy(), assembly];
  });
  const everything = cleanup.move();
  return { ...deployed, [Symbol.asyncDispose]: () => everything.disposeAsync() };
}
