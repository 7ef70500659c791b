import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../evidence/harness-error.ts';
import { isConnectionError } from '../http/connection-error.ts';
import { checkHealth } from './check-health.ts';
import type { EmulatorKind } from './emulator.ts';

const INTERVAL_MS = 1_000;
const CONFIRM_AFTER_MS = 200;

/** Whether an emulator that another process has started still runs. */
export interface HealthWatch {
  /** Aborts when the emulator refuses connections. */
  readonly lost: AbortSignal;
  stop(): void;
}

/**
 * Checks every second whether the emulator still accepts connections. A slow answer is no loss: a busy
 * emulator is slow, and every request has its own time-out. The checks do not keep the process running.
 */
export function watchHealth(endpoint: string, kind: EmulatorKind): HealthWatch {
  const lost = new AbortController();
  const stopped = new AbortController();
  const startedAt = performance.now();
  const findProblem = async () => {
    try {
      await checkHealth(endpoint, kind, stopped.signal);
    } catch (error) {
      return isConnectionError(error) ? (error as Error).message : undefined;
    }
    return undefined;
  };
  const watch = async () => {
    for (;;) {
      await sleep(INTERVAL_MS, undefined, { ref: false, signal: stopped.signal });
      if ((await findProblem()) === undefined) continue;
      await sleep(CONFIRM_AFTER_MS, undefined, { ref: false, signal: stopped.signal });
      const problem = await findProblem();
      if (problem === undefined) continue;
      const ranMs = Math.round(performance.now() - startedAt);
      lost.abort(
        new HarnessError({
          problem: `Expected ${kind.title} at ${endpoint} to run until the end, got ${problem} after ${ranMs} ms.`,
          advice:
            'check whether another process has stopped it, `docker compose down` for example.',
        }),
      );
      return;
    }
  };
  watch().catch(() => {});
  return { lost: lost.signal, stop: () => stopped.abort() };
}
