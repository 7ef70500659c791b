import type { Invocation, InvokeOptions } from '../runtime/invocation.ts';
import type { RunningFunction } from '../runtime/running-function.ts';

/** What a front door needs of the world behind it. */
export interface DoorFunctions {
  /** The function of this name, which the door's configuration is known to have. */
  find(functionName: string): RunningFunction;
  /** Gets why a result was refused, so that somebody can read it. */
  report(error: Error): void;
  /** Whether the doors' own time-outs are suspended, as a debugger needs it. False by default. */
  readonly suspendsTimeouts?: boolean;
}

/** How an invocation ended for a front door, which may stop waiting first. */
export type DoorInvocation = Invocation | { readonly outcome: 'integration_timed_out' };

/**
 * Invokes a function and waits for it no longer than the integration's time-out. The function runs on
 * after that, as on AWS.
 */
export async function invokeWithin(
  functions: DoorFunctions,
  integration: { readonly functionName: string; readonly timeoutMs: number },
  event: unknown,
  options?: InvokeOptions,
): Promise<DoorInvocation> {
  const invocation = functions.find(integration.functionName).invoke(event, options);
  if (functions.suspendsTimeouts) return await invocation;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<DoorInvocation>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'integration_timed_out' }), integration.timeoutMs);
  });
  try {
    return await Promise.race([invocation, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
