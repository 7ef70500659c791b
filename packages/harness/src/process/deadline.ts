import { HarnessError } from '../evidence/harness-error.ts';
import { anySignal } from './run-options.ts';
import type { RunStep } from './steps.ts';

/** The time that a run may take. */
export interface Deadline extends Disposable {
  /** Aborts when the time is up, with an error that names the steps that were running. */
  readonly signal: AbortSignal;
  /** Runs a step, and knows that it is running. */
  readonly step: RunStep;
  /** Starts the time; until then it does not run. */
  start(): void;
}

/** @param subject what must be done in time, such as `the deployment of /my/app`. */
export function createDeadline(
  subject: string,
  timeoutMs: number,
  outer: AbortSignal | undefined,
  next: RunStep,
): Deadline {
  const expired = new AbortController();
  const running = new Map<object, string>();
  let timer: NodeJS.Timeout | undefined;
  const expire = () => {
    const steps = [...running.values()].join(' and ') || 'no step';
    expired.abort(
      new HarnessError({
        problem: `Expected ${subject} to end within ${timeoutMs} ms, got ${steps} still running.`,
        advice: 'read the evidence; if it is only slow, set a longer deployTimeoutMs.',
      }),
    );
  };
  return {
    signal: anySignal(outer, expired.signal),
    step: async (lane, name, run) => {
      const key = {};
      running.set(key, `"${name}"`);
      try {
        return await next(lane, name, run);
      } finally {
        running.delete(key);
      }
    },
    start() {
      timer = setTimeout(expire, timeoutMs);
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
