import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { isConnectionError } from '../http/connection-error.ts';
import { anySignal } from '../process/run-options.ts';
import { TaskCancelled } from '../process/run-together.ts';
import { collectEvidence, type Evidence } from './collect-evidence.ts';
import { findLastError } from './find-last-error.ts';
import { type Failure, HarnessError } from './harness-error.ts';
import { lastLines } from './last-lines.ts';
import { saveEvidence } from './save-evidence.ts';
import type { StackRef } from './stack-ref.ts';

/** What a task works on. */
export interface EmulatorTask {
  readonly emulator: StartedEmulator;
  /** The stacks whose events, template and function logs are the evidence. */
  readonly stacks: readonly StackRef[];
  readonly signal?: AbortSignal | undefined;
}

// A broken connection is noticed a moment before the end of the container that caused it, on a busy
// machine up to some seconds before.
const LOSS_WITHIN_MS = 10_000;

const DEFAULT_ADVICE =
  "read the evidence; the emulator's log and the stack events usually name the cause.";

/**
 * Runs a task with AWS clients for the emulator, in us-east-1. The task's signal, which also ends the
 * clients' requests, aborts with the given one, and when the emulator ends.
 *
 * @throws HarnessError with the evidence, also when the given signal aborts.
 */
export async function withEvidence<Result>(
  task: EmulatorTask,
  run: (clients: AwsClients, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { emulator, signal } = task;
  const either = anySignal(signal, emulator.lost);
  using clients = createAwsClients(emulator.endpoint, { signal: either });
  try {
    return await run(clients, either);
  } catch (error) {
    throw await explainFailure(task, error as Error);
  }
}

// Of tasks that end for the same reason, the first collects the evidence.
const explained = new WeakMap<Error, Promise<Error>>();

/**
 * One error with the reason of an abort or the emulator's own end if that is the cause, the last lines
 * of the logs and the evidence.
 */
export async function explainFailure(
  { emulator, stacks, signal }: EmulatorTask,
  error: Error,
): Promise<Error> {
  if (!signal?.aborted && isConnectionError(error)) {
    await Promise.race([sleep(LOSS_WITHIN_MS, undefined, { ref: false }), abortion(emulator.lost)]);
  }
  const reason = findReason(emulator.lost) ?? findReason(signal) ?? error;
  if (reason instanceof TaskCancelled) return reason;
  if (reason instanceof HarnessError && reason.failure.evidence) return reason;
  const known = explained.get(reason) ?? addEvidence(emulator, stacks, reason);
  explained.set(reason, known);
  return await known;
}

/** An abort's reason can be any value. */
function findReason(signal: AbortSignal | undefined): Error | undefined {
  if (!signal?.aborted) return undefined;
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}

async function addEvidence(
  emulator: StartedEmulator,
  stacks: readonly StackRef[],
  reason: Error,
): Promise<Error> {
  const { aborted } = emulator.lost;
  const { files, obstacles } = await collectEvidence(emulator, stacks);
  const failure: Failure =
    reason instanceof HarnessError ? reason.failure : { problem: reason.message };
  const problem = [failure.problem, ...obstacles].join('\n');
  // Without the cause: it would show what is redacted in the message.
  return new HarnessError({
    advice: DEFAULT_ADVICE,
    ...failure,
    problem,
    details: [failure.details, ...(aborted ? [] : [formatLogs(files)])].filter(Boolean).join('\n'),
    evidence: await saveEvidence(files, problem, reason),
  });
}

function formatLogs(evidence: Evidence): string {
  const error = findLastError(evidence['emulator.log']);
  const logs = (['emulator.log', 'functions.log'] as const)
    .filter((name) => evidence[name].trim() !== '')
    .map((name) => `Last lines of ${name}:\n${lastLines(evidence[name])}`);
  return [...(error ? [`Last error in emulator.log: ${error}`] : []), ...logs].join('\n');
}

function abortion(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
