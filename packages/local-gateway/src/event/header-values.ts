import { Buffer, isUtf8 } from 'node:buffer';

const BEYOND_ASCII = /[\x80-\xff]/;

/**
 * Header lines with their values read as UTF-8. Node reads bytes as Latin-1, so `café` sent as UTF-8
 * arrives as `cafÃ©`; functions on AWS get `café` (oven-sh/bun issue 22994 behind API Gateway,
 * honojs/hono issue 4432 behind a load balancer). Bytes that are not UTF-8 stay as Node reads them.
 */
export function decodeHeaderValues(rawHeaders: readonly string[]): readonly string[] {
  if (!rawHeaders.some((text) => BEYOND_ASCII.test(text))) return rawHeaders;
  return rawHeaders.map((text) => {
    if (!BEYOND_ASCII.test(text)) return text;
    const bytes = Buffer.from(text, 'latin1');
    return isUtf8(bytes) ? bytes.toString('utf8') : text;
  });
}
