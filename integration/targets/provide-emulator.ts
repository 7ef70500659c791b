import { connectEmulator } from '../harness/connect-emulator.ts';
import { type Emulator, localstack, ministack, type StartedEmulator } from '../harness/emulator.ts';
import { startEmulator } from '../harness/start-emulator.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import { readEmulatorService } from './workspace.ts';

export interface EmulatorSource {
  /** An emulator that runs already; without one, the image that compose names is started. */
  readonly endpoint: string | undefined;
  readonly authToken: string | undefined;
}

/** Starts an emulator, or takes the one that runs already. */
export async function provideEmulator(
  name: EmulatorTarget['emulator'],
  { endpoint, authToken }: EmulatorSource,
  signal: AbortSignal,
): Promise<StartedEmulator> {
  if (endpoint !== undefined) return await connectEmulator(endpoint);
  const { image } = await readEmulatorService(name);
  return await startEmulator(describe[name](image, authToken), { signal });
}

const describe: Record<EmulatorTarget['emulator'], (image: string, token?: string) => Emulator> = {
  localstack: (image) => localstack(image),
  'localstack-pro': (image, token) => localstack(image, token),
  ministack,
};
