import { parseArgs } from 'node:util';
import type { CommandLine, CommandOptions } from './command-line.ts';
import { formatHelp, formatUsage } from './format-help.ts';

/** An invalid command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code that a shell reports for a program that Ctrl-C has ended. */
const INTERRUPTED = 130;
const STOP_WITHIN_MS = 9_000;

type Values<Options extends CommandOptions> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values'];

/**
 * Parses the command line and runs a command. Ctrl-C and SIGTERM abort its signal and end the process
 * within 9 s, a second one at once. An error becomes its message on stderr and exit code 1, or 130 after
 * an interruption. `--help` and `-h` print the help. An invalid command line is answered with one sentence
 * and the usage.
 */
export async function runCommand<const Options extends CommandOptions>(
  line: CommandLine<Options>,
  body: (values: Values<Options>, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) endAtOnce();
      console.log(`${signal}: stopping …`);
      setTimeout(endAtOnce, STOP_WITHIN_MS).unref();
      interruption.abort(new Error(`Interrupted by ${signal}`));
    });
  }
  try {
    const values = parse(line.options);
    if (values === 'help') {
      console.log(formatHelp(line));
      return;
    }
    await body(values, interruption.signal);
    if (interruption.signal.aborted) process.exitCode = INTERRUPTED;
  } catch (error) {
    console.error(describeError(error));
    if (error instanceof UsageError) console.error(formatUsage(line));
    process.exitCode = interruption.signal.aborted ? INTERRUPTED : 1;
    // Everything is cleaned up, and an image that is still being pulled would block this process for minutes.
    if (interruption.signal.aborted) process.exit();
  }
}

/** What is left then, the harness's watchdog removes. */
function endAtOnce(): never {
  console.error('Ended before everything was removed; the rest is removed in the background.');
  process.exit(INTERRUPTED);
}

/**
 * The value of an option as one of the given choices.
 *
 * @throws UsageError if it is none of them.
 */
export function parseChoice<const Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`Expected ${option} to be one of ${choices.join(', ')}, got ${value}`);
}

/**
 * The value of an option as a positive integer.
 *
 * @throws UsageError if it is not one.
 */
export function parseCount(option: string, value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new UsageError(`Expected ${option} to be a positive integer, got ${value}`);
}

/** The error of a failed cleanup comes before the original error, whose last line names the evidence. */
export function describeError(error: unknown): string {
  if (error instanceof SuppressedError) {
    return `${describeError(error.error)}\n${describeError(error.suppressed)}`;
  }
  return error instanceof Error ? error.message : String(error);
}

const help = { type: 'boolean', short: 'h' } as const;

function parse<const Options extends CommandOptions>(options: Options): Values<Options> | 'help' {
  const args = process.argv.slice(2);
  // As npm wants it before the options of a script.
  if (args[0] === '--') args.shift();
  try {
    const { values } = parseArgs({ args, options: { ...options, help } });
    return 'help' in values && values.help === true ? 'help' : (values as Values<Options>);
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new UsageError(sentence, { cause: error });
  }
}
