import { Writable } from 'node:stream';
import { RuntimeError } from './runtime-errors.ts';

/** Where a streaming handler's output goes. */
export interface StreamSink {
  start(contentType: string): void;
  /** Calls back when the bytes are on their way, and not before. */
  write(chunk: Uint8Array, done: (error?: Error | null) => void): void;
}

/** The content type that says that a prelude, then eight zero bytes, come before the body. */
export const PRELUDE_CONTENT_TYPE = 'application/vnd.awslambda.http-integration-response';

/** The second argument of a streaming handler. */
export class ResponseStream extends Writable {
  /** Set by `HttpResponseStream.from`, under the runtime's name for it. */
  _onBeforeFirstWrite: ((write: (chunk: string | Uint8Array) => unknown) => void) | undefined;
  readonly #sink: StreamSink;
  #contentType = '';
  #started = false;

  constructor(sink: StreamSink, highWaterMark: number | undefined) {
    super(highWaterMark === undefined ? {} : { highWaterMark });
    this.#sink = sink;
  }

  setContentType(contentType: string): void {
    if (this.#started) {
      throw new RuntimeError('InvalidStreamingOperation', 'Cannot set content-type, too late.');
    }
    this.#contentType = contentType;
  }

  /** Takes what a Writable takes; of anything else, its JSON. */
  override write(chunk: unknown, ...rest: unknown[]): boolean {
    const data =
      typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
    const write = super.write.bind(this) as (...args: unknown[]) => boolean;
    if (!this.#started) {
      this.#start();
      this._onBeforeFirstWrite?.(write);
    }
    return write(data, ...rest);
  }

  override _write(
    chunk: Uint8Array,
    _encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.#start();
    this.#sink.write(chunk, done);
  }

  // An `end` without a `write` before it sends no prelude, as on Lambda.
  override _final(done: (error?: Error | null) => void): void {
    this.#start();
    done();
  }

  get started(): boolean {
    return this.#started;
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#sink.start(this.#contentType);
  }
}
