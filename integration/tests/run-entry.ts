import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs `integration/bin/<name>.ts`; rejects with its code, stdout and stderr when it fails. */
export function runEntry(name: string, args: readonly string[], env = process.env, cwd?: string) {
  const path = fileURLToPath(new URL(`../bin/${name}.ts`, import.meta.url));
  return run(process.execPath, [path, ...args], { env, cwd });
}
