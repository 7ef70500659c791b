import { type Buffer, isUtf8 } from 'node:buffer';

// Which types arrive as text was tried against an HTTP API with payload 2.0 by the authors of
// ministackorg/ministack (pull request 766); AWS documents no list. All others arrive as base64, a
// missing content type and application/x-www-form-urlencoded too.
const TEXT_TYPES = new Set(['application/json', 'application/xml', 'application/javascript']);

/** The `body` and `isBase64Encoded` that a function gets for a request body's bytes. */
export function encodeBody(
  bytes: Buffer,
  contentType: string | undefined,
): { body?: string; isBase64Encoded: boolean } {
  if (bytes.length === 0) return { isBase64Encoded: false };
  // No recording shows a text type whose bytes are not UTF-8. Base64 keeps every byte; decoding
  // would replace some.
  if (isTextType(contentType) && isUtf8(bytes)) {
    return { body: bytes.toString('utf8'), isBase64Encoded: false };
  }
  return { body: bytes.toString('base64'), isBase64Encoded: true };
}

function isTextType(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  const end = contentType.indexOf(';');
  const type = (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
  return type.startsWith('text/') || TEXT_TYPES.has(type);
}
