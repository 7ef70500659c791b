import type { FunctionDefinition } from '../src/runtime/function-definition.ts';
import type { RunningFunction } from '../src/runtime/running-function.ts';
import { type RuntimeOptions, startFunction } from '../src/runtime/start-function.ts';
import { createFolder, type FunctionFolder } from './function-folder.ts';

/** A function that runs, with its code and what it has printed. */
export interface Fixture extends RunningFunction {
  readonly folder: FunctionFolder;
  stdout(): string;
  stderr(): string;
}

/** Starts `index.handler` of files that are written for it, with time to work on a busy machine. */
export async function startFixture(
  files: Record<string, string>,
  definition: Partial<FunctionDefinition> = {},
  options: RuntimeOptions = {},
): Promise<Fixture> {
  const folder = await createFolder(files);
  let stdout = '';
  let stderr = '';
  const running = await startFunction(
    {
      name: 'fixture',
      code: { folder: folder.path, handler: 'index.handler' },
      runtime: 'nodejs24.x',
      timeoutMs: 20_000,
      memoryMb: 512,
      environment: {},
      ...definition,
    },
    {
      writeStdout: (text) => {
        stdout += text;
      },
      writeStderr: (text) => {
        stderr += text;
      },
      ...options,
    },
  );
  return {
    ...running,
    folder,
    stdout: () => stdout,
    stderr: () => stderr,
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** What a function returns when invoked once; throws when it does not return. */
export async function returnedBy(running: RunningFunction, event: unknown = {}): Promise<unknown> {
  const invocation = await running.invoke(event);
  if (invocation.outcome === 'returned') return JSON.parse(invocation.payload);
  throw new Error(`Expected a result, got ${JSON.stringify(invocation)}`);
}
