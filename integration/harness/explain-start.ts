import type { Emulator } from './emulator.ts';
import { lastLines } from './last-lines.ts';
import { saveEvidence } from './save-evidence.ts';

export interface FailedStart {
  readonly emulator: Emulator;
  readonly waitedMs: number;
  readonly cause: Error;
  /** What the container printed. */
  readonly log: string;
  /** What the container ended with by itself; undefined when it ran on, or never ran. */
  readonly exitCode: number | undefined;
  /** Whether it was still running, and not ready, when its time was up. */
  readonly hasTimedOut: boolean;
}

// What LocalStack images exit with that need a token and get none.
const NO_LICENSE = 55;

/** Turns a failed start into one error with the container's exit code, its log and what to try. */
export async function explainStart(start: FailedStart): Promise<Error> {
  const { emulator, waitedMs, cause, log } = start;
  const message =
    `Expected ${emulator.title} (${emulator.image}) to be ready, got ${describe(start)} ` +
    `after ${waitedMs} ms. Last lines of its log:\n${log ? lastLines(log) : '  (none)'}\n` +
    `Try: ${advise(start)}`;
  return await saveEvidence(message, { 'emulator.log': log }, cause);
}

function describe({ cause, exitCode, hasTimedOut }: FailedStart): string {
  if (hasTimedOut) return 'no sign of it';
  return exitCode === undefined ? cause.message : `exit code ${exitCode}`;
}

function advise({ exitCode, hasTimedOut }: FailedStart): string {
  if (exitCode === NO_LICENSE) {
    return 'an image that needs no token, LocalStack 4.14.0 or earlier, or set LOCALSTACK_AUTH_TOKEN.';
  }
  if (hasTimedOut) {
    return 'more memory or processors for Docker; the log shows how far it came.';
  }
  if (exitCode !== undefined) {
    return '`docker run --rm` with the image, and read all that it prints.';
  }
  return '`docker pull` the image by hand: its name may be wrong, or the registry out of reach.';
}
