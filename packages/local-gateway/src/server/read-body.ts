import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** A request's body, or why there is none. */
export type ReadBody =
  | { outcome: 'read'; bytes: Buffer }
  | { outcome: 'too_large' }
  | { outcome: 'aborted' };

/**
 * Reads the whole body of a request, keeping at most `maxBytes`: a body that announces more is not
 * read at all, one that grows beyond is left where it is. Never rejects.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      resolve({ outcome: 'too_large' });
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      chunks.length = 0;
      resolve({ outcome: 'too_large' });
    };
    request.on('data', onData);
    request.on('end', () => resolve({ outcome: 'read', bytes: Buffer.concat(chunks, length) }));
    request.on('error', () => resolve({ outcome: 'aborted' }));
  });
}
