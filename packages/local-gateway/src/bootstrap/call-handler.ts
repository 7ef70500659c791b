import { MAX_LAMBDA_PAYLOAD_BYTES } from '../runtime/payload-limit.ts';
import type { Handler } from './load-handler.ts';
import { RuntimeError } from './runtime-errors.ts';

/** Calls a handler that answers by what it returns. Resolves to its result's JSON. */
export async function callHandler(handler: Handler, event: unknown, context: object) {
  const result = await handler(event, context);
  // An error that nobody awaits, of the same turn, ends the process first; so it does on Lambda.
  await new Promise((resolve) => setImmediate(resolve));
  return serializeResult(result);
}

/** The JSON that an invoker gets. Throws what Lambda reports when there is none. */
export function serializeResult(result: unknown): string {
  return limitSize(stringify(result === undefined ? null : result));
}

/** A result's text itself; throws when it is larger than Lambda lets pass. */
export function limitSize(payload: string): string {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MAX_LAMBDA_PAYLOAD_BYTES) return payload;
  const error = new Error(
    `Expected a result of at most ${MAX_LAMBDA_PAYLOAD_BYTES} bytes of JSON, got ${bytes}`,
  );
  error.name = 'Function.ResponseSizeTooLarge';
  throw error;
}

function stringify(result: unknown): string {
  let payload: string | undefined;
  try {
    payload = JSON.stringify(result);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RuntimeError('JSONStringifyError', `Unable to stringify response body: ${reason}`, {
      cause,
    });
  }
  if (typeof payload === 'string') return payload;
  throw new RuntimeError(
    'JSONStringifyError',
    `Unable to stringify response body: expected JSON, got a ${typeof result}`,
  );
}
