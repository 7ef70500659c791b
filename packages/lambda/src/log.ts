import type { MultiplyResult } from 'multiply-core';

/**
 * Writes one line for a rejected request: its code, and no part of its body. Writes one line for a
 * product only if `logsSuccess`.
 *
 * In Lambda's JSON log format the runtime adds the time, the level and the request id. The object
 * repeats the id for consoles that add nothing (the local gateway's, MiniStack's). Those do not filter
 * by level either, hence `logsSuccess`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function logResult(
  result: MultiplyResult<string>,
  requestId: string | undefined,
  logsSuccess: boolean,
): void {
  if (!result.ok) console.warn({ requestId, code: result.rejection.code });
  else if (logsSuccess) console.debug({ requestId, code: 'multiplied' });
}

/**
 * Writes one line for an unexpected error: its class and its stack trace.
 *
 * The line leaves out the message, because engines quote their input: `BigInt('12abc')` throws
 * "Cannot convert 12abc to a BigInt", which is part of a body.
 */
export function logError(error: unknown, requestId: string | undefined): void {
  console.error({ requestId, code: 'internal_error', ...describeError(error) });
}

function describeError(error: unknown): { errorType: string; stackTrace: string[] } {
  if (!(error instanceof Error)) return { errorType: typeof error, stackTrace: [] };
  // The stack starts with the message, which may have several lines.
  const head = String(error);
  const frames = error.stack?.startsWith(head) ? error.stack.slice(head.length + 1) : undefined;
  return { errorType: error.constructor.name, stackTrace: frames?.split('\n') ?? [] };
}
