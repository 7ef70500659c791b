import { multiplyBody } from 'multiply-core';
import { readBody } from './read-body.ts';
import { type HttpResponse, toResponse } from './to-response.ts';

/**
 * The Lambda function: answers an HTTP API (payload 2.0), REST API (payload 1.0) or function URL
 * event with the product of the numbers `a` and `b` in its JSON body, or with why there is none.
 *
 * Never throws, whatever invokes it: an event without a text body is answered as `missing_body`.
 */
export async function handler(event: unknown): Promise<HttpResponse> {
  const body = readBody(event);
  return toResponse(typeof body === 'string' ? multiplyBody(body) : body);
}
