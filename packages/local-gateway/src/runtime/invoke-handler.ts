import { Buffer } from 'node:buffer';
import type { ReturningHandler } from './http-api-handler.ts';
import { createLambdaContext } from './lambda-context.ts';
import { MAX_LAMBDA_PAYLOAD_BYTES } from './payload-limit.ts';

/** What calling a handler led to: the result as JSON text, or that there is none. */
export type HandlerResult =
  | { outcome: 'returned'; payload: string }
  | { outcome: 'failed'; error: unknown }
  | { outcome: 'timed_out' };

/** Calls the handler as Lambda's runtime does and serialises what it returns. Never rejects. */
export async function invokeHandler(
  handler: ReturningHandler,
  event: unknown,
  timeoutMs: number,
): Promise<HandlerResult> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const result = handler(event, createLambdaContext(timeoutMs));
    if (!isThenable(result)) return serialize(result);
    const timeout = new Promise<HandlerResult>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: 'timed_out' }), timeoutMs);
    });
    return await Promise.race([Promise.resolve(result).then(serialize), timeout]);
  } catch (error) {
    return { outcome: 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

function serialize(result: unknown): HandlerResult {
  // The runtime sends null for undefined. A function or a symbol has no JSON either.
  const payload: unknown = JSON.stringify(result === undefined ? null : result);
  if (typeof payload !== 'string') {
    throw new TypeError(`Expected the handler to return JSON, got a ${typeof result}`);
  }
  const bytes = Buffer.byteLength(payload);
  if (bytes > MAX_LAMBDA_PAYLOAD_BYTES) {
    throw new RangeError(
      `Expected the handler to return at most ${MAX_LAMBDA_PAYLOAD_BYTES} bytes of JSON, got ${bytes}`,
    );
  }
  return { outcome: 'returned', payload };
}
