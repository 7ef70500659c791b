import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { createFrameReader, encodeFrame } from '../runtime/frames.ts';

/** The instance's end of its connection to the gateway. */
export interface Channel {
  send(kind: number, payload?: string | Uint8Array, done?: (error?: Error | null) => void): void;
  /** Whether the process stays alive for what may come. It must not while a handler runs. */
  keepAlive(alive: boolean): void;
}

const FD = 3;

/** Opens the connection. The process ends with it: nobody could invoke the function any more. */
export function openChannel(onFrame: (kind: number, payload: Buffer) => void): Channel {
  const socket = new Socket({ fd: FD, readable: true, writable: true });
  socket.on('data', createFrameReader(onFrame));
  socket.on('error', () => {});
  socket.on('close', () => process.exit(0));
  return {
    send: (kind, payload, done) => {
      const frame = encodeFrame(kind, payload);
      const written = socket.writableLength === 0 ? writeNow(frame) : 0;
      if (written < frame.length) socket.write(frame.subarray(written), done);
      else if (done !== undefined) process.nextTick(done);
    },
    keepAlive: (alive) => {
      if (alive) socket.ref();
      else socket.unref();
    },
  };
}

/** Writes what there is room for, past the stream: half of its time (measured). */
function writeNow(frame: Buffer): number {
  try {
    return writeSync(FD, frame);
  } catch {
    // Full, as the descriptor does not block; or closed, which the stream notices.
    return 0;
  }
}
