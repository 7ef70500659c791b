import { types } from 'node:util';
import type { FunctionError } from '../runtime/invocation.ts';

/** The payload that an invoker gets for an error, whatever was thrown. */
export function reportError(error: unknown): FunctionError {
  try {
    if (isError(error)) {
      return {
        errorType: error.name,
        errorMessage: error.message,
        trace: (error.stack ?? '').split('\n'),
      };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    // A getter that throws, an object without toString.
    return { errorType: 'handled', errorMessage: 'The error thrown could not be read.', trace: [] };
  }
}

/** The error as the runtime logs it: JSON with its own fields, its cause among them. */
export function formatLoggedError(thrown: unknown): string {
  try {
    const error = isError(thrown) ? thrown : new Error(String(thrown));
    return JSON.stringify(error, (_key, value) => (isError(value) ? withFields(value) : value));
  } catch {
    return JSON.stringify(reportError(thrown));
  }
}

function withFields(error: Error): object {
  const { name, message, stack, cause } = error;
  return {
    errorType: name,
    errorMessage: message,
    ...(cause === undefined ? {} : { cause }),
    ...error,
    stack: typeof stack === 'string' ? stack.split('\n') : stack,
  };
}

// `instanceof` alone misses errors of another realm, such as Jest's or node:vm's.
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}
