import { createInvocationId } from './invocation-id.ts';

/** The context of Lambda's Node.js 24 runtime, the part that every function has. */
export interface LambdaContext {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  identity: undefined;
  clientContext: undefined;
  getRemainingTimeInMillis(): number;
}

/**
 * The same where a handler typed with @types/aws-lambda is expected. That has members which the
 * runtime dropped: a handler that uses one does not compile.
 */
export interface HandlerContext extends LambdaContext {
  callbackWaitsForEmptyEventLoop: never;
  done: never;
  fail: never;
  succeed: never;
}

const FUNCTION_NAME = 'local-gateway';

/** The `context` argument of one invocation that may last `timeoutMs`. */
export function createLambdaContext(timeoutMs: number): LambdaContext {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName: FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${FUNCTION_NAME}`,
    memoryLimitInMB: '128',
    awsRequestId: createInvocationId(),
    logGroupName: `/aws/lambda/${FUNCTION_NAME}`,
    logStreamName: '[$LATEST]local',
    identity: undefined,
    clientContext: undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}
