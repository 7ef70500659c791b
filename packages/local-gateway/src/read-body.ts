import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

export type ReadBody = { ok: true; bytes: Buffer } | { ok: false; reason: 'too_large' | 'aborted' };

/**
 * The whole body of a request, or why there is none. Keeps at most `maxBytes` in memory: a body that
 * announces more is not read, one that grows beyond is dropped.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    return Promise.resolve({ ok: false, reason: 'too_large' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      request.pause();
      resolve({ ok: false, reason: 'too_large' });
    };
    request.on('data', onData);
    request.once('end', () => resolve({ ok: true, bytes: Buffer.concat(chunks, length) }));
    request.once('error', () => resolve({ ok: false, reason: 'aborted' }));
    request.once('close', () => resolve({ ok: false, reason: 'aborted' }));
  });
}
