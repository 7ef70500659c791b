import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { multiplyBody } from 'multiply-core';
import { readBody } from '../../src/read-body.ts';
import { toResponse } from '../../src/to-response.ts';

// The function with Powertools' logger.
const logger = new Logger({ serviceName: 'multiply' });

export const handler = async (event: unknown, context: Context) => {
  logger.addContext(context);
  const result = multiplyBody(readBody(event));
  if (!result.ok) logger.warn('rejected', { code: result.rejection.code });
  return toResponse(result);
};
