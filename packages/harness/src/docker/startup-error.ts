import type { Emulator } from '../emulator/emulator.ts';
import { type Failure, HarnessError } from '../evidence/harness-error.ts';
import { lastLines } from '../evidence/last-lines.ts';
import { saveEvidence } from '../evidence/save-evidence.ts';

/** How an emulator failed to start. */
export interface FailedStart {
  readonly emulator: Emulator;
  readonly waitedMs: number;
  readonly cause: Error;
  /** What the container wrote to its log. */
  readonly log: string;
  /** The exit code if the container ended by itself; undefined if it did not, or never ran. */
  readonly exitCode: number | undefined;
  /** Whether the container was running, but not ready, when the time was up. */
  readonly hasTimedOut: boolean;
}

/** An emulator did not become ready. */
export class StartupError extends HarnessError {
  override readonly name = 'StartupError';
  readonly exitCode: number | undefined;
  readonly hasTimedOut: boolean;

  constructor(failure: Failure, { exitCode, hasTimedOut }: FailedStart) {
    super(failure);
    this.exitCode = exitCode;
    this.hasTimedOut = hasTimedOut;
  }
}

// LocalStack images that need a token exit with this code if they get none.
const NO_LICENSE = 55;

/** Saves the emulator's log as evidence and returns the error to throw. */
export async function startupError(start: FailedStart): Promise<StartupError> {
  const { emulator, waitedMs, cause, log } = start;
  const problem =
    `Expected ${emulator.title} (${emulator.image}) to be ready, got ${describe(start)} ` +
    `after ${waitedMs} ms. Last lines of its log:`;
  const failure = {
    problem,
    details: log ? lastLines(log) : '  (none)',
    advice: advise(start),
    evidence: await saveEvidence({ 'emulator.log': log }, problem, cause),
  };
  return new StartupError(failure, start);
}

function describe({ cause, exitCode, hasTimedOut }: FailedStart): string {
  if (hasTimedOut) return 'no sign of readiness';
  return exitCode === undefined ? cause.message : `exit code ${exitCode}`;
}

function advise({ exitCode, hasTimedOut }: FailedStart): string {
  if (exitCode === NO_LICENSE) {
    return 'an image that needs no token, LocalStack 4.14.0 or earlier, or set LOCALSTACK_AUTH_TOKEN.';
  }
  if (hasTimedOut) return 'give Docker more memory or processors; the log shows how far it got.';
  if (exitCode !== undefined) return '`docker run --rm` with the image, and read its whole output.';
  return '`docker pull` the image by hand; its name may be wrong, or the registry unreachable.';
}
