import { bootstrapEmulator, deployApp } from '../harness/deploy-app.ts';
import { type Emulator, localstack, ministack, startEmulator } from '../harness/emulator.ts';
import { reportStep, type WriteLine } from '../harness/report-step.ts';
import type { DeployedTarget } from './deployed-target.ts';
import { type EmulatorName, emulatorTargets, findAddress } from './emulator-targets.ts';
import { infraFolder, readEmulatorService } from './workspace.ts';

export interface DeployOptions {
  /** Gets each emulator as soon as it has started, and so stops it whatever happens after. */
  readonly cleanup: AsyncDisposableStack;
  readonly signal: AbortSignal;
  readonly write: WriteLine;
  /** Ends every stack's name, so that runs on one engine do not meet. */
  readonly suffix: string;
}

export interface DeployedTargets {
  readonly endpoint: string;
  readonly targets: readonly DeployedTarget[];
}

/** Starts one emulator and deploys the stack of each of its targets, side by side. */
export async function deployTargets(
  emulatorName: EmulatorName,
  { cleanup, signal, write, suffix }: DeployOptions,
): Promise<DeployedTargets> {
  const step = <Result>(name: string, run: () => Promise<Result>) =>
    reportStep(write, `${emulatorName.padEnd(10)}  ${name}`, run);

  const emulator = create[emulatorName]((await readEmulatorService(emulatorName)).image);
  const { endpoint } = await step(`start ${emulator.image}`, async () => {
    signal.throwIfAborted();
    return cleanup.use(await startEmulator(emulator));
  });
  const options = { folder: infraFolder, endpoint, signal };
  await step('cdklocal bootstrap', () => bootstrapEmulator(options));
  const deployed = await Promise.all(
    emulatorTargets
      .filter(({ emulator }) => emulator === emulatorName)
      .map(({ name, frontDoor }) =>
        step(`cdklocal deploy, api=${frontDoor}`, async () => {
          const stack = `multiply-${frontDoor}-${suffix}`;
          const { outputs } = await deployApp({ api: frontDoor, stack }, options);
          return { name, address: findAddress(endpoint, outputs[stack] ?? {}) };
        }),
      ),
  );
  return { endpoint, targets: deployed };
}

const create: Record<EmulatorName, (image: string) => Emulator> = { localstack, ministack };
