import { Buffer } from 'node:buffer';
import { MAX_LAMBDA_PAYLOAD_BYTES } from '../runtime/payload-limit.ts';

// JSON makes at most 6 bytes of one (a control character), and headers stay under 10,240 bytes: no
// event of a body this small exceeds Lambda's limit, so it need not be measured.
const CERTAINLY_SMALL_BODY_BYTES = 1_000_000;

/**
 * The largest body that can fit into an event at all: JSON never makes a string shorter, and base64
 * makes 4 characters of 3 bytes. A larger one is refused by its length alone.
 */
export function maxEventBodyBytes(isText: boolean): number {
  return isText ? MAX_LAMBDA_PAYLOAD_BYTES : Math.floor(MAX_LAMBDA_PAYLOAD_BYTES / 4) * 3;
}

/** Whether Lambda refuses the event because of its size. */
export function isTooLargeForLambda(event: object, bodyBytes: number): boolean {
  if (bodyBytes <= CERTAINLY_SMALL_BODY_BYTES) return false;
  return Buffer.byteLength(JSON.stringify(event)) > MAX_LAMBDA_PAYLOAD_BYTES;
}
