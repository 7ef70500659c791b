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
 * The emulator that the command line names, at `--endpoint` or where compose publishes it. Waits with
 * progress while it starts.
 *
 * @throws Error if the address could be anything but that emulator on this machine.
 */
export async function findRunningEmulator(
  values: { readonly emulator: string; readonly endpoint?: string | undefined },
  environment: NodeJS.ProcessEnv,
  { signal = new AbortController().signal, waitMs = WAIT_MS }: WaitOptions = {},
): Promise<RunningEmulator> {
  const { AWS_ENDPOINT_URL } = environment;
  refuseInheritedCredentials(environment);
  const name = parseChoice('--emulator', values.emulator, freeEmulators);
  // --emulator and --endpoint decide; an endpoint elsewhere suggests that the user means AWS.
  if (AWS_ENDPOINT_URL) parseLoopbackEndpoint(AWS_ENDPOINT_URL);
  const endpoint = parseLoopbackEndpoint(
    values.endpoint ?? (await findComposeEndpoint(name, environment)),
  );
  await awaitAnyAnswer(name, endpoint, { signal, waitMs });
  const emulator = await connectEmulator(endpoint);
  if (emulator.title.toLowerCase() === name) return { name, emulator };
  throw new Error(
    `Expected ${name} at ${emulator.endpoint}, got ${emulator.title}. Try: --emulator, or --endpoint.`,
  );
}

async function awaitAnyAnswer(
  name: string,
  endpoint: string,
  { signal, waitMs }: Required<WaitOptions>,
): Promise<void> {
  const deadline = performance.now() + waitMs;
  const remainingMs = () => Math.max(1, deadline - performance.now());
  const answers = async (timeoutMs: number) => {
    const request = { method: 'GET', path: '/' };
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
