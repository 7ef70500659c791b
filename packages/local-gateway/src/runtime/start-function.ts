import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionCode, FunctionDefinition } from './function-definition.ts';
import { loadHandler } from './load-handler.ts';
import { runInProcess } from './run-in-process.ts';
import type { RunningFunction } from './running-function.ts';

/** What functions share, whatever their definition; every field has a default. */
export interface RuntimeOptions {
  /** Gets the function's output and the runtime's reports, as whole lines of text with their ends. */
  readonly writeStdout?: (text: string) => void;
  readonly writeStderr?: (text: string) => void;
}

/**
 * Makes a function ready to be invoked. Rejects when its definition cannot be right, such as code
 * that does not exist; what its module throws while it loads fails the invocation instead.
 *
 * Until functions run in processes of their own, this one loads the module into this process.
 */
export async function startFunction(
  definition: FunctionDefinition,
  { writeStderr = (text) => process.stderr.write(text) }: RuntimeOptions = {},
): Promise<RunningFunction> {
  const { modulePath, exportName } = findModule(definition.code);
  const handler = await loadHandler(modulePath, exportName);
  return runInProcess(handler, {
    timeoutMs: definition.timeoutMs,
    onHandlerError: (error) => writeStderr(`${error instanceof Error ? error.stack : error}\n`),
  });
}

function findModule(code: FunctionCode): { modulePath: string; exportName: string } {
  if ('modulePath' in code) return code;
  const dot = code.handler.lastIndexOf('.');
  const path = join(code.folder, code.handler.slice(0, dot));
  const extension = ['.js', '.mjs', '.cjs'].find((candidate) => existsSync(path + candidate));
  if (extension === undefined) throw new Error(`Expected a module ${path}, got none.`);
  return { modulePath: path + extension, exportName: code.handler.slice(dot + 1) };
}
