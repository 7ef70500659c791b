import type { Context } from 'aws-lambda';
import { createInvocationId } from './invocation-id.ts';

/**
 * The context of Lambda's Node.js 24 runtime, which has neither the callback-era methods nor
 * `callbackWaitsForEmptyEventLoop` (aws-lambda-nodejs-runtime-interface-client, src/context/types.ts).
 */
export type LambdaContext = Omit<
  Context,
  'callbackWaitsForEmptyEventLoop' | 'done' | 'fail' | 'succeed'
>;

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
