import type { InvokeOrder } from '../runtime/instance-orders.ts';

/** The part of the context that is the same for all invocations of an instance. */
export interface FunctionFacts {
  readonly invokedFunctionArn: string;
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly memoryLimitInMB: string | undefined;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
}

// A time that any handler takes for long enough.
const NEVER_MS = 2 ** 31;

/** The `context` argument of one invocation, as Lambda's Node.js 24 runtime makes it. */
export function createContext(
  { requestId, traceId }: InvokeOrder,
  facts: FunctionFacts,
  timeoutMs: number = NEVER_MS,
): object {
  const deadlineMs = Date.now() + timeoutMs;
  return {
    clientContext: undefined,
    identity: undefined,
    awsRequestId: requestId,
    tenantId: undefined,
    xRayTraceId: traceId,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    ...facts,
  };
}
