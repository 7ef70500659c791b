/**
 * Writes one line for an unexpected error: the kind of error and where it was thrown.
 *
 * Its message is left out, because engines quote what they choke on: `BigInt('12abc')` throws
 * "Cannot convert 12abc to a BigInt", which is part of a body.
 */
export function logError(error: unknown, requestId: string | undefined): void {
  console.error({ requestId, code: 'internal_error', ...describeError(error) });
}

function describeError(error: unknown): { errorType: string; stackTrace: string[] } {
  if (!(error instanceof Error)) return { errorType: typeof error, stackTrace: [] };
  // The stack begins with the error as text, whose message may have many lines.
  const head = String(error);
  const frames = error.stack?.startsWith(head) ? error.stack.slice(head.length) : '';
  return { errorType: error.constructor.name, stackTrace: frames.split('\n').slice(1) };
}
