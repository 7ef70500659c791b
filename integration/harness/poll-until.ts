import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 100;

/**
 * Asks every 100 ms until `isDone` says yes.
 *
 * @throws Error naming what was awaited and how long when `timeoutMs` have passed.
 */
export async function pollUntil(
  awaited: string,
  timeoutMs: number,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isDone())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${awaited}, in vain`);
    }
    await sleep(INTERVAL_MS);
  }
}
