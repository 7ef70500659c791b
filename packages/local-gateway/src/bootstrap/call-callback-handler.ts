import { serializeResult } from './call-handler.ts';
import { isThenable } from './is-thenable.ts';
import type { Handler } from './load-handler.ts';
import { RuntimeError } from './runtime-errors.ts';

/** A call of a handler as Lambda's runtimes up to Node.js 22 make it. */
export interface CallbackCall {
  /** The result's JSON. */
  readonly result: Promise<string>;
  /** To be called when nothing is left to run. */
  onEmptyEventLoop(): void;
}

/**
 * Calls a handler that may answer by a promise, by its callback or by its context. What it returns
 * otherwise is dropped. A callback's result waits for an empty event loop, unless the handler sets
 * `callbackWaitsForEmptyEventLoop` to false; the first answer counts.
 */
export function callCallbackHandler(
  handler: Handler,
  event: unknown,
  context: object,
): CallbackCall {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const isAsync = handler.constructor.name === 'AsyncFunction';
  let waitsForEmptyEventLoop = true;
  let answered = false;
  let onEmptyEventLoop = () => {
    if (isAsync) reject(neverSettled());
    else resolve(null);
  };

  /** Wraps a way to answer so that only the first answer counts. */
  const once = <Args extends unknown[]>(answer: (...args: Args) => void) => {
    return (...args: Args) => {
      if (answered) return;
      answered = true;
      answer(...args);
    };
  };
  const done = once((error: unknown, result?: unknown) => {
    if (error === undefined || error === null) resolve(result);
    else reject(error);
  });
  const callback = once((error: unknown, result?: unknown) => {
    if (error !== undefined && error !== null) reject(error);
    else if (waitsForEmptyEventLoop) onEmptyEventLoop = () => resolve(result);
    else resolve(result);
  });
  Object.defineProperty(context, 'callbackWaitsForEmptyEventLoop', {
    enumerable: true,
    get: () => waitsForEmptyEventLoop,
    set: (value) => {
      waitsForEmptyEventLoop = Boolean(value);
    },
  });
  Object.assign(context, {
    succeed: (result: unknown) => done(null, result),
    fail: (error: unknown) => done(error ?? 'handled'),
    done,
  });

  try {
    const returned = handler(event, context, callback);
    if (isThenable(returned)) {
      returned.then(
        (result) => done(null, result),
        (error) => done(error ?? 'handled'),
      );
    }
  } catch (error) {
    callback(error ?? 'handled');
  }
  return { result: promise.then(serializeResult), onEmptyEventLoop: () => onEmptyEventLoop() };
}

function neverSettled(): Error {
  return new RuntimeError(
    'NodeJsExit',
    'The event loop is empty, so the promise that the handler returned can never settle',
  );
}
