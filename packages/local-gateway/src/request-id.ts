import { randomBytes } from 'node:crypto';

/** An id as API Gateway makes them for HTTP APIs, such as `JCJJxhz4PHcEJgQ=`: 11 bytes in base64. */
export function createRequestId(): string {
  return `${randomBytes(11).toString('base64url')}=`;
}
