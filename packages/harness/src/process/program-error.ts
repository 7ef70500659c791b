import { HarnessError } from '../evidence/harness-error.ts';
import { lastLines } from '../evidence/last-lines.ts';

/** A program ended with anything but exit code 0. */
export class ProgramError extends HarnessError {
  override readonly name = 'ProgramError';
  /** The exit code, or the name of the signal that ended the program. */
  readonly exit: number | NodeJS.Signals;
  /** What the program wrote to stdout and stderr. */
  readonly output: string;

  constructor(title: string, exit: number | NodeJS.Signals, waitedMs: number, output: string) {
    super({
      problem: `Expected \`${title}\` to succeed, got ${exit} after ${waitedMs} ms:`,
      details: lastLines(output),
      advice: /ENOSPC|no space left/i.test(output)
        ? 'free space on the disk of the temporary folder, or set TMPDIR to another folder.'
        : undefined,
    });
    this.exit = exit;
    this.output = output;
  }
}
