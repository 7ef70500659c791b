import type { Readable } from 'node:stream';

/**
 * How one invocation ended, as Lambda tells whoever invoked the function. What the invoker makes of
 * it (a status, a body) is the front door's business.
 *
 * - `returned`: the function's result as text. It is JSON when the handler returned a value. It is
 *   whatever the handler wrote when a streaming handler (`awslambda.streamifyResponse`) was invoked
 *   without `streaming`, so a front door must expect text that does not parse.
 * - `streamed`: only with `streaming`, and only from a streaming handler. Arrives with the first
 *   bytes, while the handler still runs.
 * - `failed`: the handler threw or rejected, its module did not load, its result was no JSON or too
 *   large, or its process ended. The runtime has already reported it on stderr.
 * - `timed_out`: the function's own time-out passed; its instance is gone. Also reported already.
 *   A front door's shorter integration time-out is the front door's own: as on AWS, the function
 *   runs on after it.
 */
export type Invocation =
  | { readonly outcome: 'returned'; readonly payload: string }
  | { readonly outcome: 'streamed'; readonly response: StreamedResponse }
  | { readonly outcome: 'failed'; readonly error: FunctionError }
  | { readonly outcome: 'timed_out'; readonly error: FunctionError };

/** What a streaming handler sends. */
export interface StreamedResponse {
  /**
   * What the handler gave to `awslambda.HttpResponseStream.from`, as parsed from its JSON and not
   * checked: normally `{ statusCode, headers, cookies }`. Undefined when it did not call that.
   */
  readonly prelude: unknown;
  /** What the handler gave to `setContentType`; undefined when it did not, or with a prelude. */
  readonly contentType: string | undefined;
  /**
   * The body's bytes. Destroyed with an `Error` when the handler fails, times out or its process
   * ends midway. Destroy it when the client leaves: the rest is then dropped, and the handler runs
   * to its end, as on AWS.
   */
  readonly body: Readable;
}

/** The error report of Lambda's Node.js runtime: the payload of a failed invocation. */
export interface FunctionError {
  /** The error's name, such as `TypeError`, or Lambda's own, such as `Runtime.ExitError`. */
  readonly errorType: string;
  readonly errorMessage: string;
  /** The lines of the stack, the message first; absent for Lambda's own errors. */
  readonly trace?: readonly string[];
}

/** What an invoker may ask for. */
export interface InvokeOptions {
  /**
   * Whether the invoker takes a response while it is being made, as a function URL with the invoke
   * mode RESPONSE_STREAM does. False by default: a streaming handler's output is then gathered into
   * `returned`, as it is behind an API and a BUFFERED function URL.
   */
  readonly streaming?: boolean;
  /** What the function finds in `_X_AMZN_TRACE_ID`; a new one by default. */
  readonly traceId?: string | undefined;
  /** The id of the invocation; a new one by default. */
  readonly requestId?: string;
}
