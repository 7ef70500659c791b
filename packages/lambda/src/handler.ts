import { multiplyBody } from 'multiply-core';
import { logError } from './log-error.ts';
import { logResult } from './log-result.ts';
import { readBody } from './read-body.ts';
import { type HttpResponse, internalError, toResponse } from './to-response.ts';

// Lambda sets it with the JSON log format; INFO unless the function is configured otherwise.
const logsSuccess = ['DEBUG', 'TRACE'].includes(process.env.AWS_LAMBDA_LOG_LEVEL ?? '');

/** What the function reads of Lambda's context. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

/**
 * The Lambda function: answers an HTTP API (payload 2.0), REST API (payload 1.0) or function URL
 * event with the product of the numbers `a` and `b` in its JSON body, or with why there is none.
 * Logs one line for each rejection, and for each product at log level DEBUG.
 *
 * Never throws, whatever invokes it: an event without a text body is answered as `missing_body`. No
 * JSON that can arrive leads to the 500; it is there for a defect in this code, and logged as one.
 */
export async function handler(event: unknown, context?: InvocationContext): Promise<HttpResponse> {
  const requestId = context?.awsRequestId;
  try {
    const body = readBody(event);
    const result = typeof body === 'string' ? multiplyBody(body) : body;
    logResult(result, requestId, logsSuccess);
    return toResponse(result);
  } catch (error) {
    logError(error, requestId);
    return internalError;
  }
}
