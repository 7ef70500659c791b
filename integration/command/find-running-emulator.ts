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

/** The emulator that the command line names. */
export interface ChosenEmulator {
  readonly name: FreeEmulatorName;
  /** An address on this machine; what is there is not known yet. */
  readonly endpoint: string;
}

export interface RunningEmulator {
  readonly name: FreeEmulatorName;
  readonly emulator: StartedEmulator;
}

/**
 * The emulator that the command line names, at `--endpoint` or where compose publishes it.
 *
 * @throws Error if the address is not on this machine, or the environment suggests that the user means AWS.
 */
export async function chooseEmulator(
  values: { readonly emulator: string; readonly endpoint?: string | undefined },
  environment: NodeJS.ProcessEnv,
): Promise<ChosenEmulator> {
  const { AWS_ENDPOINT_URL } = environment;
  refuseInheritedCredentials(environment);
  const name = parseChoice('--emulator', values.emulator, freeEmulators);
  // --emulator and --endpoint decide; an endpoint elsewhere suggests that the user means AWS.
  if (AWS_ENDPOINT_URL) parseLoopbackEndpoint(AWS_ENDPOINT_URL);
  const endpoint = values.endpoint ?? (await readEmulatorService(name)).endpoint;
  return { name, endpoint: parseLoopbackEndpoint(endpoint) };
}

/** @throws Error if anything but the chosen emulator is there. */
export async function connectChosen({ name, endpoint }: ChosenEmulator): Promise<StartedEmulator> {
  const emulator = await connectEmulator(endpoint);
  if (emulator.title.toLowerCase() === name) return emulator;
  throw new Error(
    `Expected ${name} at ${endpoint}, got ${emulator.title}. Try: --emulator, or --endpoint.`,
  );
}

/** Chooses an emulator and connects to it. */
export async function findRunningEmulator(
  ...args: Parameters<typeof chooseEmulator>
): Promise<RunningEmulator> {
  const chosen = await chooseEmulator(...args);
  return { name: chosen.name, emulator: await connectChosen(chosen) };
}
