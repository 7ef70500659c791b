import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

const resolve = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));
const program = new URL(
  gateway.bin['local-gateway'],
  import.meta.resolve('aws-local-gateway/package.json'),
);

/**
 * Serves the function with the program of aws-local-gateway until the signal aborts. With `watch` a saved
 * file is live at the next request.
 *
 * @returns the exit code.
 */
export async function serveFunction(
  { port, watch }: { readonly port: string | undefined; readonly watch: boolean },
  signal: AbortSignal,
): Promise<number> {
  const args = [
    fileURLToPath(program),
    ...['--example', EXAMPLE],
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...(watch ? ['--watch'] : []),
    resolve('@multiply/lambda'),
  ];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill());
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
