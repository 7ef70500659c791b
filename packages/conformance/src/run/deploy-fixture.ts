import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  deployApp,
  type RunOptions,
  removeStack,
  type StartedEmulator,
} from 'cdk-emulator-harness';
import type { Door } from '../probe/probe.ts';
import type { ProbeAddresses } from './run-probe.ts';

const folder = fileURLToPath(new URL('../../fixture/app', import.meta.url));

/** The fixture app on an emulator. Disposing of it removes its stack. */
export interface DeployedFixture extends AsyncDisposable {
  addressesOf(door: Door): ProbeAddresses;
}

/** Deploys the fixture app with these doors to an emulator, with a random stack name. */
export async function deployFixture(
  emulator: StartedEmulator,
  doors: readonly Door[],
  options: RunOptions = {},
): Promise<DeployedFixture> {
  const stack = `probes-${randomBytes(4).toString('hex')}`;
  const context = { stack, 'front-doors': doors.join(',') };
  const app = await deployApp(emulator, { folder, context }, options);
  const addresses = (open: string, routed: string) => ({
    open: app.addressOf(stack, open),
    routed: app.addressOf(stack, routed),
  });
  const find: Record<Door, () => ProbeAddresses> = {
    http: () => addresses('HttpOpenUrl', 'HttpRoutedUrl'),
    rest: () => addresses('RestOpenUrl', 'RestRoutedUrl'),
    'function-url': () => addresses('FunctionUrl', 'FunctionUrl'),
  };
  return {
    addressesOf: (door) => find[door](),
    async [Symbol.asyncDispose]() {
      await removeStack(emulator, stack);
    },
  };
}
