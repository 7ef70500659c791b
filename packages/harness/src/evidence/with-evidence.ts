import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { anySignal } from '../process/run-options.ts';
import { collectEvidence, type Evidence } from './collect-evidence.ts';
import { type Failure, HarnessError } from './harness-error.ts';
import { lastLines } from './last-lines.ts';
import { saveEvidence } from './save-evidence.ts';

/** What a task works on. */
export interface EmulatorTask {
  readonly emulator: StartedEmulator;
  /** The stacks whose events, template and function logs are the evidence. */
  readonly stacks: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

// A broken connection is noticed a moment before the end of the container that caused it.
const LOSS_WITHIN_MS = 3_000;

const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const DEFAULT_ADVICE =
  "read the evidence; the emulator's log and the stack events usually name the cause.";

/**
 * Runs a task with AWS clients for the emulator. The task's signal aborts with the given one, and when
 * the emulator ends.
 *
 * @throws HarnessError with the evidence; or the given signal's reason.
 */
export async function withEvidence<Result>(
  { emulator, stacks, signal }: EmulatorTask,
  run: (clients: AwsClients, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  using clients = createAwsClients(emulator.endpoint);
  try {
    return await run(clients, anySignal(signal, emulator.lost));
  } catch (error) {
    signal?.throwIfAborted();
    throw await explainFailure(emulator, stacks, error as Error);
  }
}

/** One error with the emulator's own end if that is the cause, the last lines of the logs and the evidence. */
async function explainFailure(
  emulator: StartedEmulator,
  stacks: readonly string[],
  error: Error,
): Promise<Error> {
  if (error instanceof HarnessError && error.failure.evidence) return error;
  if (isConnectionError(error)) {
    await Promise.race([sleep(LOSS_WITHIN_MS, undefined, { ref: false }), abortion(emulator.lost)]);
  }
  const { aborted } = emulator.lost;
  const reason = aborted ? (emulator.lost.reason as Error) : error;
  const evidence = await collectEvidence(emulator, stacks);
  const failure: Failure =
    reason instanceof HarnessError ? reason.failure : { problem: reason.message };
  // Without the cause: it would show what is redacted in the message.
  return new HarnessError({
    advice: DEFAULT_ADVICE,
    ...failure,
    details: [failure.details, ...(aborted ? [] : [formatLogs(evidence)])]
      .filter(Boolean)
      .join('\n'),
    evidence: await saveEvidence(evidence, failure.problem, reason),
  });
}

function formatLogs(evidence: Evidence): string {
  return (['emulator.log', 'functions.log'] as const)
    .filter((name) => evidence[name].trim() !== '')
    .map((name) => `Last lines of ${name}:\n${lastLines(evidence[name])}`)
    .join('\n');
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && CONNECTION_ERRORS.has(code)) || isConnectionError(error.cause);
}

function abortion(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
