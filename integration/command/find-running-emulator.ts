import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectEmulator,
  parseLoopbackEndpoint,
  refuseInheritedCredentials,
  reportSteps,
  type StartedEmulator,
  sendRequest,
} from 'cdk-emulator-harness';
import { type FreeEmulatorName, freeEmulators } from '../targets/emulators.ts';
import { findComposeEndpoint } from './find-compose-endpoint.ts';
import { parseChoice } from './run-command.ts';

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

interface WaitOptions {
  readonly signal?: AbortSignal;
  /** How long an emulator may take to start. */
  readonly waitMs?: number;
}

const WAIT_MS = 60_000;
const POLL_MS = 250;

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
  const endpoint = values.endpoint ?? (await findComposeEndpoint(name, environment));
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

/** Chooses an emulator, waits until it answers and connects to it. */
export async function findRunningEmulator(
  values: Parameters<typeof chooseEmulator>[0],
  environment: NodeJS.ProcessEnv,
  options: WaitOptions = {},
): Promise<RunningEmulator> {
  const chosen = await chooseEmulator(values, environment);
  await awaitEmulator(chosen, options);
  return { name: chosen.name, emulator: await connectChosen(chosen) };
}

/** Waits, with progress, while nothing answers at the address. */
export async function awaitEmulator(
  { name, endpoint }: ChosenEmulator,
  { signal = new AbortController().signal, waitMs = WAIT_MS }: WaitOptions = {},
): Promise<void> {
  const deadline = performance.now() + waitMs;
  const remainingMs = () => Math.max(1, deadline - performance.now());
  const answers = async (timeoutMs: number) => {
    // Not `/`, for which LocalStack would load S3.
    const request = { method: 'GET', path: '/_localstack/health' };
    const sent = sendRequest({ origin: endpoint, basePath: '' }, request, { signal, timeoutMs });
    return await sent.then(
      () => true,
      () => false,
    );
  };
  if (await answers(Math.min(2_000, waitMs))) return;
  console.log(
    `Nothing answers at ${endpoint} yet: waiting up to ${waitMs / 1000} s. ` +
      'If no emulator is starting: `docker compose up -d --wait`.',
  );
  await reportSteps(console.log)(name, `wait for ${endpoint}`, async () => {
    while (!(await answers(remainingMs())) && performance.now() < deadline) {
      signal.throwIfAborted();
      await sleep(POLL_MS);
    }
  });
}
