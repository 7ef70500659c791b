import { Buffer } from 'node:buffer';
import { readStreaming } from '../bootstrap/awslambda-global.ts';
import { limitSize, serializeResult } from '../bootstrap/call-handler.ts';
import { callStreamingHandler } from '../bootstrap/call-streaming-handler.ts';
import { isThenable } from '../bootstrap/is-thenable.ts';
import type { Handler } from '../bootstrap/load-handler.ts';
import { ResponseStream } from '../bootstrap/response-stream.ts';
import type { ReturningHandler } from './http-api-handler.ts';
import { createLambdaContext, type LambdaContext } from './lambda-context.ts';

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
    const call = callHandler(handler, event, createLambdaContext(timeoutMs));
    if (typeof call === 'string') return { outcome: 'returned', payload: call };
    const timeout = new Promise<HandlerResult>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: 'timed_out' }), timeoutMs);
    });
    const returned = call.then((payload) => ({ outcome: 'returned', payload }) as const);
    return await Promise.race([returned, timeout]);
  } catch (error) {
    return { outcome: 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}

/** The result's text; at once for a handler that returns a value, as a promise costs a request time. */
function callHandler(
  handler: ReturningHandler,
  event: unknown,
  context: LambdaContext,
): string | Promise<string> {
  const streaming = readStreaming(handler);
  if (streaming !== undefined) {
    return gatherStream(handler, event, context, streaming.highWaterMark);
  }
  const result = handler(event, context);
  return isThenable(result)
    ? Promise.resolve(result).then(serializeResult)
    : serializeResult(result);
}

/** All that a streaming handler writes, as an invoker gets it that takes no stream. */
async function gatherStream(
  handler: ReturningHandler,
  event: unknown,
  context: object,
  highWaterMark: number | undefined,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  const stream = new ResponseStream(
    {
      start: () => {},
      write: (chunk, done) => {
        chunks.push(chunk);
        done();
      },
    },
    highWaterMark,
  );
  // A streaming handler has other parameters than those of its type here.
  await callStreamingHandler(handler as unknown as Handler, event, stream, context);
  return limitSize(Buffer.concat(chunks).toString('utf8'));
}
