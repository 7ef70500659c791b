import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The variables of files that have a NAME=VALUE a line, as Node's --env-file reads them. */
export function readEnvironmentFiles(paths: readonly string[]): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const path of paths) {
    for (const [name, value] of Object.entries(parseEnv(readFile(path)))) {
      if (value !== undefined) environment[name] = value;
    }
  }
  return environment;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const [reason] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new Error(`Expected --env-file to be a file that can be read, got ${reason}.`, { cause });
  }
}
