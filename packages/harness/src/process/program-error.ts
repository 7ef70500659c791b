import { HarnessError } from '../evidence/harness-error.ts';
import { lastLines } from '../evidence/last-lines.ts';
import { redactSecrets } from '../evidence/redact-secrets.ts';

/** How a program ended. */
export interface ProgramEnd {
  /** What it was, in two or three words. */
  readonly title: string;
  readonly command: readonly string[];
  readonly exit: number | NodeJS.Signals;
  readonly waitedMs: number;
  /** What it wrote to stdout and stderr. */
  readonly output: string;
}

/** A program ended with anything but exit code 0. Its message begins with the cause. */
export class ProgramError extends HarnessError {
  override readonly name = 'ProgramError';
  /** The exit code, or the name of the signal that ended the program. */
  readonly exit: number | NodeJS.Signals;
  /** What the program wrote to stdout and stderr. */
  readonly output: string;

  constructor({ title, command, exit, waitedMs, output }: ProgramEnd) {
    const lines = withoutBanners(output);
    const ended = typeof exit === 'number' ? `exit code ${exit}` : exit;
    super({
      problem: `${findCause(lines)} (${title} ended with ${ended} after ${waitedMs} ms)`,
      details: `${lastLines(lines.join('\n'))}\nCommand: ${command.join(' ')}`,
      advice: /ENOSPC|no space left/i.test(output)
        ? 'free space on the disk of the temporary folder, or set TMPDIR to another folder.'
        : undefined,
    });
    this.exit = exit;
    this.output = output;
  }
}

const CAUSE_LENGTH = 300;

// The warnings of jsii and Node are framed or numbered; npm's and the CLI's notices have a prefix.
const BANNER =
  /^\s*(!{2,}.*|[*=~#-]{8,}|npm (notice|warn)\b.*|npm error A complete log .*|\(node:\d+\).*|\(Use `node --.*)$/i;
const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function withoutBanners(output: string): readonly string[] {
  const lines = output.replace(ANSI, '').split('\n');
  return lines.filter((line) => line.trim() !== '' && !BANNER.test(line));
}

// aws-cdk-lib's errors, a JavaScript or Python exception, the CLI's own mark, a shell's message; in this
// order.
const CAUSES = [
  /^«\w+» \S/,
  /(^|[\s❌:])([A-Z][\w.]*)?(Error|Exception)(\s\[\w+\])?: \S/,
  /❌/,
  /\b(error|not found|cannot|failed)\b/i,
];

function findCause(lines: readonly string[]): string {
  for (const cause of CAUSES) {
    // Python's is the last line of a trace, and a CLI repeats the app's error after it.
    const found = lines.findLast((line) => cause.test(line) && !/^\s+at /.test(line));
    if (found) return redactSecrets(found.trim()).slice(0, CAUSE_LENGTH);
  }
  return redactSecrets(lines.at(-1)?.trim() ?? 'It wrote nothing').slice(0, CAUSE_LENGTH);
}
