import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { multiplyBody } from 'multiply-core';
import { readBody } from '../../src/read-body.ts';
import { internalError, toResponse } from '../../src/to-response.ts';

// The function with a middy middleware that handles unexpected errors.
export const handler = middy()
  .use({
    onError: (request) => {
      console.error({ requestId: request.context.awsRequestId, code: 'internal_error' });
      request.response = internalError;
    },
  })
  .handler(async (event: unknown, context: Context) => {
    const result = multiplyBody(readBody(event));
    if (!result.ok) console.warn({ requestId: context.awsRequestId, code: result.rejection.code });
    return toResponse(result);
  });
