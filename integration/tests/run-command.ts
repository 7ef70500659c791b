import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs `integration/cli/<name>.ts`; rejects with its exit code, stdout and stderr if it fails. */
export function runCommandFile(
  name: string,
  args: readonly string[],
  env = process.env,
  cwd?: string,
) {
  const path = fileURLToPath(new URL(`../cli/${name}.ts`, import.meta.url));
  return run(process.execPath, [path, ...args], { env, cwd });
}
