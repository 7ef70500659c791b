import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// An editor writes a file in several steps, and several files at once.
const SETTLE_MS = 30;

/**
 * Calls `rebuild` with the folders in which a file has changed, one call at a time, until the signal
 * aborts. Files in subfolders do not count. A change during a rebuild causes another one after it.
 */
export async function rebuildOnChange(
  folders: readonly string[],
  rebuild: (changed: ReadonlySet<string>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let changes = new Set<string>();
  let changed = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => changed.resolve());
  // Not recursive: on Linux that loses a file once an editor has replaced it (measured, Node 24.21.0).
  const watchers = folders.map((folder) =>
    watch(folder, () => {
      changes.add(folder);
      changed.resolve();
    }),
  );
  try {
    while (!signal.aborted) {
      await changed.promise;
      await sleep(SETTLE_MS);
      const now = changes;
      changes = new Set();
      changed = Promise.withResolvers<void>();
      if (!signal.aborted) await rebuild(now);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
