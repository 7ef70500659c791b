import type { ParseArgsOptionDescriptor } from 'node:util';

/** An option, with what its help says. */
export interface CommandOption extends ParseArgsOptionDescriptor {
  /** What it is for, in a few words. */
  readonly help: string;
  /** The values that it takes, such as `NAME`; of options that are not flags. */
  readonly value?: string;
  /** The default in words if `default` does not say it. */
  readonly otherwise?: string;
}

export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** How a command is called, and what `--help` prints about it. */
export interface CommandLine<Options extends CommandOptions> {
  /** Such as `pnpm soak`. */
  readonly command: string;
  /** What it does, in one or two sentences. */
  readonly purpose: string;
  readonly options: Options;
  /** The environment variables that it reads, with what they mean. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly example: string;
}
