import type { StackSettings } from '../settings.ts';

/**
 * The request headers that pages of the chosen origins may send. A signed request carries the last
 * four (AWS Signature Version 4 reference, "Create a signed AWS API request").
 */
export function allowedHeaders(authorization: StackSettings['authorization']): string[] {
  const signature = ['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'];
  return ['content-type', ...(authorization === 'iam' ? signature : [])];
}
