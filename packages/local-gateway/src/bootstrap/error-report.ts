import { fileURLToPath } from 'node:url';
import { inspect, types } from 'node:util';
import type { FunctionError } from '../runtime/invocation.ts';
import { RuntimeError } from './runtime-errors.ts';

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

const OWN_FOLDER = new URL('.', import.meta.url);
const INTERNALS = ['(node:', 'at node:', 'async node:', OWN_FOLDER.href, fileURLToPath(OWN_FOLDER)];

/** Leaves in an error's stack what a developer can look at: no frames of Node's or of this package. */
export function hideInternals(error: unknown): void {
  if (!isError(error) || typeof error.stack !== 'string') return;
  const lines = error.stack.split('\n');
  const isShown = (line: string) =>
    !/^ +at /.test(line) || !INTERNALS.some((internal) => line.includes(internal));
  error.stack = lines.filter(isShown).join('\n');
}

/** What was thrown, for a person: the stack, of an error of the runtime's own no more than the message. */
export function formatThrown(thrown: unknown): string {
  if (!isError(thrown)) return `Uncaught ${inspect(thrown)}`;
  if (thrown instanceof RuntimeError) return `${thrown.name}: ${thrown.message}`;
  const cause = thrown.cause === undefined ? '' : `\n[cause]: ${inspect(thrown.cause)}`;
  return `${thrown.stack ?? String(thrown)}${cause}`;
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
