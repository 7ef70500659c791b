import { once } from 'node:events';
import { isThenable } from './is-thenable.ts';
import type { Handler } from './load-handler.ts';
import type { ResponseStream } from './response-stream.ts';

/** Calls a streaming handler. Resolves when it has returned and its stream has ended. */
export async function callStreamingHandler(
  handler: Handler,
  event: unknown,
  stream: ResponseStream,
  context: object,
): Promise<void> {
  const streamFailed = once(stream, 'error').then(([error]) => Promise.reject(error));
  // Without a reader of its own the rejection would end the process.
  streamFailed.catch(() => {});
  const returned = handler(event, stream, context);
  if (!isThenable(returned)) {
    throw new Error('Streaming does not support non-async handlers.');
  }
  if ((await returned) !== undefined) console.warn('Streaming handlers ignore return values.');
  if (!stream.writableFinished) await Promise.race([once(stream, 'finish'), streamFailed]);
}
