import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { multiplyBody } from 'multiply-core';
import { readBody } from '../../src/read-body.ts';
import { internalError, toResponse } from '../../src/to-response.ts';

// The function with its log lines and its unexpected errors in middy's middleware.
export const handler = middy()
  .use({
    onError: (request) => {
      console.error({ requestId: request.context.awsRequestId, code: 'internal_error' });
      request.response = internalError;
    },
  })
  .handler(async (event: unknown, context: Context) => {
    const body = readBody(event);
    const result = typeof body === 'string' ? multiplyBody(body) : body;
    if (!result.ok) console.warn({ requestId: context.awsRequestId, code: result.rejection.code });
    return toResponse(result);
  });
