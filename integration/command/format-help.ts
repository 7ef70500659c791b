import type { CommandLine, CommandOption } from './command-line.ts';

type AnyCommandLine = CommandLine<Readonly<Record<string, CommandOption>>>;

/** What `--help` prints. */
export function formatHelp(line: AnyCommandLine): string {
  const { purpose, options, environment = {}, example } = line;
  const rows = Object.entries(options).map(
    ([name, option]) =>
      [formatOption(name, option), `${option.help} (default: ${formatDefault(option)})`] as const,
  );
  const variables = Object.entries(environment);
  return [
    purpose,
    `\n${formatUsage(line)}\n`,
    ...formatRows([...rows, ['-h, --help', 'print this']]),
    ...(variables.length > 0 ? ['\nEnvironment variables:', ...formatRows(variables)] : []),
    `\nExample: ${example}`,
  ].join('\n');
}

/** The command with its options, in one line. */
export function formatUsage({ command, options }: AnyCommandLine): string {
  const all = Object.entries(options).map(
    ([name, option]) => `[${formatOption(name, option)}]${option.multiple ? '...' : ''}`,
  );
  return ['Usage:', command, ...all].join(' ');
}

function formatOption(name: string, { value }: CommandOption): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function formatDefault({ default: value, otherwise }: CommandOption): string {
  return otherwise ?? (value === undefined || value === false ? 'off' : String(value));
}

function formatRows(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
