import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../evidence/harness-error.ts';

const INTERVAL_MS = 100;

/**
 * Calls `isDone` every 100 ms until it resolves to true.
 *
 * @throws HarnessError after `timeoutMs`.
 */
export async function pollUntil(
  awaited: string,
  timeoutMs: number,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isDone())) {
    if (performance.now() > deadline) {
      throw new HarnessError({ problem: `Timed out after ${timeoutMs} ms waiting for ${awaited}` });
    }
    await sleep(INTERVAL_MS);
  }
}
