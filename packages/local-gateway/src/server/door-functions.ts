import type { Invocation, InvokeOptions } from '../runtime/invocation.ts';
import type { RunningFunction } from '../runtime/running-function.ts';

/** What a front door needs of the world behind it. */
export interface DoorFunctions {
  /** The function of this name, which the door's configuration is known to have. */
  find(functionName: string): RunningFunction;
  /** Gets why a function's result was refused, so that somebody can read it. */
  report(error: Error, functionName: string): void;
  /** Whether the doors' own time-outs are suspended, as a debugger needs it. False by default. */
  readonly suspendsTimeouts?: boolean;
}

/** How an invocation ended for a front door, which may stop waiting first. */
export type DoorInvocation = Invocation | { readonly outcome: 'integration_timed_out' };

/**
 * Invokes a function and waits for it no longer than the integration's time-out. The function runs on
 * after that, as on AWS. Never rejects, as invocations do not.
 */
export function invokeWithin(
  functions: DoorFunctions,
  integration: { readonly functionName: string; readonly timeoutMs: number },
  event: unknown,
  options?: InvokeOptions,
): Promise<DoorInvocation> {
  const invocation = functions.find(integration.functionName).invoke(event, options);
  if (functions.suspendsTimeouts) return invocation;
  // By hand, as every request pays for the promises of Promise.race.
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ outcome: 'integration_timed_out' }),
      integration.timeoutMs,
    );
    invocation.then((ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  });
}
