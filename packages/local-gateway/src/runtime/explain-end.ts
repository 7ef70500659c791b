import type { Ended } from './instance.ts';
import type { FunctionError } from './invocation.ts';

// Lambda's own types and messages for a runtime that ends (developer guide, "Troubleshoot execution
// issues in Lambda").

/** What an invoker gets when an instance ended while it worked. */
export function exitError({ code, signal }: Ended, requestId: string): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${reason()}`,
  };

  function reason(): string {
    if (signal !== null) return `Runtime exited with error: signal: ${signal}`;
    return code === 0
      ? 'Runtime exited without providing a reason'
      : `Runtime exited with error: exit status ${code}`;
  }
}

/** What an invoker gets when its time is up. */
export function timeoutError(timeoutMs: number, requestId: string): FunctionError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
  };
}

/** What a developer reads when an instance ended by itself. */
export function explainEnd({ code, signal, neverSettled }: Ended): string {
  if (neverSettled) {
    return 'nothing was left to run, so what it was waiting for (a promise, a callback) could never settle';
  }
  // V8's way to end when the heap is full; it has printed the details.
  if (signal === 'SIGABRT')
    return 'its process aborted (SIGABRT), as it does when the heap is full';
  return signal === null
    ? `its process ended with exit code ${code}`
    : `its process ended by ${signal}`;
}
