import type { FunctionError, Invocation, InvokeOptions } from './invocation.ts';

/** A function that can be invoked. Disposing it ends its instances at once, whatever they do. */
export interface RunningFunction extends AsyncDisposable {
  /**
   * Invokes the function with an event, which must have a JSON form of at most
   * `MAX_LAMBDA_PAYLOAD_BYTES`: the front door checks that, as its answer differs. Never rejects.
   * Any number may be under way; those beyond the instances wait, and the function's time-out
   * starts when its handler does.
   */
  invoke(event: unknown, options?: InvokeOptions): Promise<Invocation>;
  /**
   * Loads the function before a request needs it. Resolves to the error that this ended with, already
   * reported on stderr; undefined when it is ready.
   */
  warmUp(): Promise<FunctionError | undefined>;
}
