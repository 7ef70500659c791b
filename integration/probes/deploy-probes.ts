import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { executeApiAddress, functionUrlAddress } from '../harness/api-address.ts';
import { createAwsClients } from '../harness/aws-clients.ts';
import { deployApp } from '../harness/deploy-app.ts';
import { removeStack } from '../harness/remove-stack.ts';
import type { FrontDoor } from './probe.ts';
import type { ProbeAddresses } from './run-probe.ts';

const folder = fileURLToPath(new URL('app', import.meta.url));

/** The fixture app on an emulator. Disposing it removes its stack. */
export interface DeployedProbes extends AsyncDisposable {
  addressesOf(frontDoor: FrontDoor): ProbeAddresses;
}

/** Deploys the fixture app with these front doors to a bootstrapped emulator, under a name of its own. */
export async function deployProbes(
  endpoint: string,
  frontDoors: readonly FrontDoor[],
  signal?: AbortSignal,
): Promise<DeployedProbes> {
  const stack = `probes-${randomBytes(4).toString('hex')}`;
  const { outputs } = await deployApp(
    { stack, 'front-doors': frontDoors.join(',') },
    { folder, endpoint, ...(signal ? { signal } : {}) },
  );
  const output = (name: string) => {
    const value = outputs[stack]?.[name];
    if (value !== undefined) return value;
    const names = Object.keys(outputs[stack] ?? {}).join(', ') || 'nothing';
    throw new Error(`Expected the stack ${stack} to output ${name}, got ${names}`);
  };
  const find: Record<FrontDoor, () => ProbeAddresses> = {
    http: () => ({
      open: executeApiAddress(endpoint, output('HttpOpenId'), '$default'),
      routed: executeApiAddress(endpoint, output('HttpRoutedId'), '$default'),
    }),
    rest: () => ({
      open: executeApiAddress(endpoint, output('RestOpenId'), 'prod'),
      routed: executeApiAddress(endpoint, output('RestRoutedId'), 'prod'),
    }),
    'function-url': () => {
      const url = functionUrlAddress(endpoint, output('FunctionUrl'));
      return { open: url, routed: url };
    },
  };
  return {
    addressesOf: (frontDoor) => find[frontDoor](),
    async [Symbol.asyncDispose]() {
      using clients = createAwsClients(endpoint);
      await removeStack(clients, stack);
    },
  };
}
