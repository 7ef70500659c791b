import type { RunStep } from './steps.ts';

/** What every long-running function of the harness takes. */
export interface RunOptions {
  /** Aborts the work and cleans up what it has started; the function then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Runs each step, for example to report or to measure it. */
  readonly step?: RunStep | undefined;
}

/** A signal that aborts as soon as one of the given signals does. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
