import { Buffer } from 'node:buffer';

// What the gateway and an instance write to each other: a byte for the kind, four for the length of
// the payload, the payload. Half the processor time of Node's own messages between processes, which
// quote an event that is JSON already as JSON once more.

/** The kinds of frames: from the gateway `start`, `invoke` and `giveBack`, from the instance all others. */
export const FRAME = {
  /** JSON: what to load. */
  start: 1,
  /** The id and the trace of the invocation and the event's JSON, a line each. */
  invoke: 2,
  /** The handler is loaded. */
  ready: 3,
  /** JSON: the error that the module ended with. */
  failedToLoad: 4,
  /** The module is TypeScript that Node does not run as it is. */
  needsBundle: 5,
  /** The result's JSON. */
  returned: 6,
  /** JSON: the error that the handler ended with. */
  failed: 7,
  /** A stream begins: its content type, empty when the handler set none. */
  streamStarted: 8,
  streamChunk: 9,
  streamEnded: 10,
  /** Nothing is left that could settle the handler's promise. */
  neverSettles: 11,
  /** The path of a file that was loaded. */
  loadedFile: 12,
  /** The instance shall drop the invocations that it has not begun. */
  giveBack: 13,
  /** The number of invocations that were dropped, the last that came. */
  gaveBack: 14,
} as const;

const HEAD_BYTES = 5;

/** One frame's bytes. */
export function encodeFrame(kind: number, payload: string | Uint8Array = ''): Buffer {
  const length = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  frame[0] = kind;
  frame.writeUInt32LE(length, 1);
  if (typeof payload === 'string') frame.write(payload, HEAD_BYTES);
  else frame.set(payload, HEAD_BYTES);
  return frame;
}

/** A function that takes bytes as they come and passes on whole frames. */
export function createFrameReader(
  onFrame: (kind: number, payload: Buffer) => void,
): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let needed = HEAD_BYTES;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    // Joins only when a frame is whole, so that a large one is copied once.
    if (held < needed) return;
    let bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, held);
    for (;;) {
      needed = bytes.length < HEAD_BYTES ? HEAD_BYTES : HEAD_BYTES + bytes.readUInt32LE(1);
      if (bytes.length < needed) break;
      const frame = bytes.subarray(0, needed);
      bytes = bytes.subarray(needed);
      onFrame(frame[0] ?? 0, frame.subarray(HEAD_BYTES));
    }
    chunks = bytes.length === 0 ? [] : [bytes];
    held = bytes.length;
  };
}
