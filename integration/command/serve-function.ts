import { fileURLToPath } from 'node:url';
import gateway from 'aws-local-gateway/package.json' with { type: 'json' };
import type { CommandOption } from './command-line.ts';

/** What `pnpm start` and `pnpm dev` share. */
export const portOption = {
  type: 'string',
  value: 'PORT',
  help: 'the port on 127.0.0.1; 0 selects a free one',
  otherwise: '$PORT, or 3000',
} as const satisfies CommandOption;

export const portVariable = { PORT: 'the port, if --port is not given' };

/** A request that the function answers with 36. */
export const EXAMPLE = '{"a":12,"b":3}';

const program = new URL(
  gateway.bin['local-gateway'],
  import.meta.resolve('aws-local-gateway/package.json'),
);

/**
 * Serves the function with the program of aws-local-gateway, in this process: its checks, its messages, and
 * no second process that outlives this one. With `watch` a saved file is live at the next request. Resolves
 * once it listens; Ctrl-C and SIGTERM end the process.
 */
export async function serveFunction({
  port,
  watch,
}: {
  readonly port: string | undefined;
  readonly watch: boolean;
}): Promise<void> {
  process.argv = [
    process.execPath,
    fileURLToPath(program),
    ...['--example', EXAMPLE],
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...(watch ? ['--watch'] : []),
    fileURLToPath(import.meta.resolve('@multiply/lambda')),
  ];
  await import(program.href);
}
