import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { PRELUDE_CONTENT_TYPE } from '../bootstrap/response-stream.ts';
import type { FunctionError, StreamedResponse } from './invocation.ts';

/** Takes a streaming handler's output as it comes. */
export interface StreamReceiver {
  /** False when the reader cannot keep up: no more until `onResume`. */
  chunk(bytes: Buffer): boolean;
  end(): void;
  fail(error: FunctionError): void;
}

const DELIMITER = Buffer.alloc(8);

/** Hands a stream on as soon as its prelude, if it has one, is whole. */
export function receiveStream(
  contentType: string,
  onResume: () => void,
  onResponse: (response: StreamedResponse) => void,
): StreamReceiver {
  const body = new Readable({
    read: onResume,
    // The rest of a stream that nobody reads is dropped.
    destroy: (error, done) => {
      onResume();
      done(error);
    },
  });
  // An invoker that has left cares for no error.
  body.on('error', () => {});
  let head: Buffer | undefined = contentType === PRELUDE_CONTENT_TYPE ? Buffer.alloc(0) : undefined;
  if (head === undefined) {
    onResponse({ prelude: undefined, contentType: contentType || undefined, body });
  }
  const push = (bytes: Buffer) => body.destroyed || body.push(bytes);
  const handOnHead = (bytes: Buffer) => {
    head = undefined;
    onResponse({ prelude: undefined, contentType, body });
    if (bytes.length > 0) push(bytes);
  };
  return {
    chunk(bytes) {
      if (head === undefined) return push(bytes);
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf(DELIMITER);
      if (end === -1) return true;
      const prelude: unknown = JSON.parse(head.toString('utf8', 0, end));
      const rest = head.subarray(end + DELIMITER.length);
      head = undefined;
      onResponse({ prelude, contentType: undefined, body });
      return rest.length === 0 || push(rest);
    },
    end() {
      // Nothing but a prelude's beginning: what came is all there is.
      if (head !== undefined) handOnHead(head);
      if (!body.destroyed) body.push(null);
    },
    fail({ errorType, errorMessage }) {
      if (head !== undefined) handOnHead(head);
      const error = new Error(errorMessage);
      error.name = errorType;
      body.destroy(error);
    },
  };
}

/** Gathers a stream into the bytes that an invoker gets who takes no stream. */
export function bufferStream(onBytes: (bytes: Buffer) => void): StreamReceiver {
  const chunks: Buffer[] = [];
  return {
    chunk(bytes) {
      chunks.push(bytes);
      return true;
    },
    end: () => onBytes(Buffer.concat(chunks)),
    fail: () => {},
  };
}
