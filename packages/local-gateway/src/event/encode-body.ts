import { type Buffer, isUtf8 } from 'node:buffer';

// Which types arrive as text was tried against an HTTP API with payload 2.0 by the authors of
// ministackorg/ministack (pull request 766); AWS documents no list. All others arrive as base64, a
// missing content type and application/x-www-form-urlencoded too.
const TEXT_TYPES = new Set(['application/json', 'application/xml', 'application/javascript']);

/** A body as an event has it. */
export interface EncodedBody {
  body?: string;
  isBase64Encoded: boolean;
}

/** The `body` and `isBase64Encoded` that HTTP APIs and function URLs make of a request body. */
export function encodeBody(bytes: Buffer, contentType: string | undefined): EncodedBody {
  if (bytes.length === 0) return { isBase64Encoded: false };
  // No recording shows a text type whose bytes are not UTF-8. Base64 keeps every byte; decoding
  // would replace some.
  if (isTextType(contentType) && isUtf8(bytes)) {
    return { body: bytes.toString('utf8'), isBase64Encoded: false };
  }
  return { body: bytes.toString('base64'), isBase64Encoded: true };
}

/** Whether a body of this type arrives as text. */
export function isTextType(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  const type = mediaTypeOf(contentType);
  return type.startsWith('text/') || TEXT_TYPES.has(type);
}

/** The type of a Content-Type or Accept value without its parameters, in lower case. */
export function mediaTypeOf(value: string): string {
  const end = value.indexOf(';');
  return (end === -1 ? value : value.slice(0, end)).trim().toLowerCase();
}
