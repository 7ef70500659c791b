import type { InvokeOrder } from '../runtime/instance-orders.ts';

/** The part of the context that is the same for all invocations of an instance. */
export interface FunctionFacts {
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly memoryLimitInMB: string | undefined;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
}

/** The `context` argument of one invocation, as Lambda's Node.js 24 runtime makes it. */
export function createContext(order: InvokeOrder, facts: FunctionFacts): object {
  const { requestId, deadlineMs, functionArn, traceId } = order;
  return {
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: functionArn,
    awsRequestId: requestId,
    tenantId: undefined,
    xRayTraceId: traceId,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    ...facts,
  };
}
