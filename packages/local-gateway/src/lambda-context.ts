import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

const FUNCTION_NAME = 'local';
const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';

/** The `context` argument of one invocation that may last `timeoutMs`. */
export function createLambdaContext(timeoutMs: number): Context {
  const deadline = Date.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${FUNCTION_NAME}`,
    memoryLimitInMB: '128',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${FUNCTION_NAME}`,
    logStreamName: 'local/[$LATEST]',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
}

function refuseCallback(): never {
  throw new Error(
    'Expected the handler to return its result, got a call of a context method that Node.js 24 on Lambda no longer has',
  );
}
