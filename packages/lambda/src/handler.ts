import { multiplyBody } from 'multiply-core';
import { logError, logResult } from './log.ts';
import { readBody } from './read-body.ts';
import { type HttpResponse, internalError, toResponse } from './to-response.ts';

// Lambda sets this variable with the JSON log format. The default level is INFO.
const level = process.env.AWS_LAMBDA_LOG_LEVEL;
const logsSuccess = level === 'DEBUG' || level === 'TRACE';

/** The part of Lambda's context that the function reads. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

/**
 * The Lambda function: answers an HTTP API (payload 2.0), REST API (payload 1.0) or function URL
 * event with the product of the numbers `a` and `b` in its JSON body, or with the reason why there is
 * none. Logs one line per rejection, and one per product at log level DEBUG.
 *
 * Never throws, whatever invokes it: an event without a body in a string is answered as
 * `missing_body`. No JSON event leads to the 500, which is for defects in this code and is logged.
 */
export async function handler(event: unknown, context?: InvocationContext): Promise<HttpResponse> {
  const requestId = context?.awsRequestId;
  try {
    const result = multiplyBody(readBody(event));
    logResult(result, requestId, logsSuccess);
    return toResponse(result);
  } catch (error) {
    logError(error, requestId);
    return internalError;
  }
}
