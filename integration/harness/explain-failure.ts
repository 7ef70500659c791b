import { setTimeout as sleep } from 'node:timers/promises';
import { collectEvidence } from './collect-evidence.ts';
import type { StartedEmulator } from './emulator.ts';
import { lastLines } from './last-lines.ts';
import { ErrorWithEvidence, saveEvidence } from './save-evidence.ts';

// A broken connection is noticed a moment before the end of the container that broke it.
const LOSS_WITHIN_MS = 3_000;

/**
 * Turns what went wrong on an emulator into one error: the emulator's own end if that is behind it,
 * the last lines of the logs, and the evidence in a folder.
 */
export async function explainFailure(
  emulator: StartedEmulator,
  stacks: readonly string[],
  error: Error,
): Promise<Error> {
  if (error instanceof ErrorWithEvidence) return error;
  if (/ECONN|socket hang up|fetch failed/.test(`${error.message} ${error.cause}`)) {
    await Promise.race([sleep(LOSS_WITHIN_MS), abortion(emulator.lost)]);
  }
  const reason = emulator.lost.aborted ? (emulator.lost.reason as Error) : error;
  const evidence = await collectEvidence(emulator, stacks);
  const logs = emulator.lost.aborted
    ? ''
    : ['emulator.log', 'functions.log']
        .map((name) => ({ name, log: evidence[name as keyof typeof evidence] }))
        .filter(({ log }) => log.trim() !== '')
        .map(({ name, log }) => `\nLast lines of ${name}:\n${lastLines(log)}`)
        .join('');
  const message = /\nTry: /.test(reason.message)
    ? reason.message.replace(/\nTry: /, `${logs}\nTry: `)
    : `${reason.message}${logs}\nTry: the evidence: the emulator’s log and the stack events name the cause most often.`;
  return await saveEvidence(message, evidence, reason);
}

function abortion(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
