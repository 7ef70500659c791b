import { type HttpApiHandler, requireReturningHandler } from './http-api-handler.ts';
import type { FunctionError, Invocation } from './invocation.ts';
import { invokeHandler } from './invoke-handler.ts';
import type { RunningFunction } from './running-function.ts';

/** How a handler runs in this process. */
export interface InProcessOptions {
  readonly timeoutMs: number;
  /** Gets what the handler threw, or why its result was refused. */
  readonly onHandlerError: (error: unknown) => void;
}

/**
 * Runs a handler that is a function of this process, for tests that pass one: no instances and no
 * isolation, all invocations at once. Throws a TypeError for a handler that Lambda would not run.
 */
export function runInProcess(handler: HttpApiHandler, options: InProcessOptions): RunningFunction {
  const { timeoutMs, onHandlerError } = options;
  const returning = requireReturningHandler(handler);
  return {
    invoke: async (event): Promise<Invocation> => {
      const result = await invokeHandler(returning, event, timeoutMs);
      switch (result.outcome) {
        case 'returned':
          return result;
        case 'failed':
          onHandlerError(result.error);
          return { outcome: 'failed', error: toFunctionError(result.error) };
        case 'timed_out': {
          const error = new Error(
            `Expected the handler to answer within ${timeoutMs} ms, got nothing`,
          );
          onHandlerError(error);
          return { outcome: 'timed_out', error: toFunctionError(error) };
        }
      }
    },
    warmUp: async () => undefined,
    [Symbol.asyncDispose]: async () => {},
  };
}

function toFunctionError(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}
