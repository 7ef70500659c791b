import { type AwsClients, createAwsClients } from './aws-clients.ts';
import type { StartedEmulator } from './emulator.ts';
import { explainFailure } from './explain-failure.ts';

/** What is done to an emulator, and what it concerns. */
export interface EmulatorTask {
  readonly emulator: StartedEmulator;
  /** The stacks whose events, template and function logs are evidence. */
  readonly stacks: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Runs a task with clients of an emulator. Its signal aborts with the given one, and when the
 * emulator ends.
 *
 * @throws Error with the evidence in a folder, its last line; or the given signal's reason.
 */
export async function onEmulator<Result>(
  { emulator, stacks, signal }: EmulatorTask,
  run: (clients: AwsClients, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  using clients = createAwsClients(emulator.endpoint);
  try {
    return await run(clients, AbortSignal.any([signal, emulator.lost]));
  } catch (error) {
    signal.throwIfAborted();
    throw await explainFailure(emulator, stacks, error as Error);
  }
}
