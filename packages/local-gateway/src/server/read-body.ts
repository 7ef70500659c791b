import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** A request's body, or why there is none. */
export type ReadBody =
  | { readonly outcome: 'read'; readonly bytes: Buffer }
  /** Larger than the front door takes; read to its end and dropped. */
  | { readonly outcome: 'dropped' }
  /** Larger than may be sent at all; the rest is still to come. */
  | { readonly outcome: 'left' }
  | { readonly outcome: 'aborted' };

/**
 * Reads the whole body of a request. Keeps nothing of one that announces more than `keptBytes` or grows
 * beyond it, and does not wait for the end of one that passes `maxBytes`. Never rejects.
 */
export function readBody(
  request: IncomingMessage,
  { keptBytes, maxBytes }: { keptBytes: number; maxBytes: number },
): Promise<ReadBody> {
  return new Promise((resolve) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > maxBytes) {
      resolve({ outcome: 'left' });
      return;
    }
    let isKept = announced <= keptBytes;
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) {
        request.off('data', onData);
        resolve({ outcome: 'left' });
      } else if (length > keptBytes) {
        isKept = false;
      }
      if (isKept) chunks.push(chunk);
      else chunks.length = 0;
    };
    request.on('data', onData);
    request.on('end', () =>
      resolve(
        isKept ? { outcome: 'read', bytes: Buffer.concat(chunks, length) } : { outcome: 'dropped' },
      ),
    );
    request.on('error', () => resolve({ outcome: 'aborted' }));
  });
}
