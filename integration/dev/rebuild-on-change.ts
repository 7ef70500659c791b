import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// An editor writes a file in several steps, and several files at once.
const SETTLE_MS = 30;

/**
 * Calls `rebuild` whenever a file directly in one of the folders has changed, one call at a time,
 * until the signal aborts. A change during a rebuild leads to another one after it.
 */
export async function rebuildOnChange(
  folders: readonly string[],
  rebuild: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let changed = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => changed.resolve());
  // Not recursive: on Linux that loses a file once an editor has replaced it (measured, Node 24.21.0).
  const watchers = folders.map((folder) => watch(folder, () => changed.resolve()));
  try {
    while (!signal.aborted) {
      await changed.promise;
      await sleep(SETTLE_MS);
      changed = Promise.withResolvers<void>();
      if (!signal.aborted) await rebuild();
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
