import {
  connectEmulator,
  parseLoopbackEndpoint,
  refuseInheritedCredentials,
  type StartedEmulator,
} from 'cdk-emulator-harness';
import { type FreeEmulatorName, freeEmulators, readEmulatorService } from '../targets/emulators.ts';
import { parseChoice } from './run-command.ts';

/** The options that name a running emulator. */
export const emulatorOptions = {
  emulator: { type: 'string', default: 'localstack' },
  endpoint: { type: 'string' },
} as const;

export interface RunningEmulator {
  readonly name: FreeEmulatorName;
  readonly emulator: StartedEmulator;
}

/**
 * The emulator that the command line names, at `--endpoint` or where compose publishes it.
 *
 * @throws Error if the address could be anything but that emulator on this machine.
 */
export async function findRunningEmulator(
  values: { readonly emulator: string; readonly endpoint?: string | undefined },
  environment: NodeJS.ProcessEnv,
): Promise<RunningEmulator> {
  const { AWS_ENDPOINT_URL } = environment;
  refuseInheritedCredentials(environment);
  const name = parseChoice('--emulator', values.emulator, freeEmulators);
  // --emulator and --endpoint decide; an endpoint elsewhere suggests that the user means AWS.
  if (AWS_ENDPOINT_URL) parseLoopbackEndpoint(AWS_ENDPOINT_URL);
  const emulator = await connectEmulator(
    values.endpoint ?? (await readEmulatorService(name)).endpoint,
  );
  if (emulator.title.toLowerCase() === name) return { name, emulator };
  throw new Error(
    `Expected ${name} at ${emulator.endpoint}, got ${emulator.title}. Try: --emulator, or --endpoint.`,
  );
}
