import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Watches files that are named one after the other. */
export interface FileWatcher extends Disposable {
  add(path: string): void;
}

// An editor writes a file in several steps, and several files at once.
const SETTLE_MS = 30;

/** Calls back some time after any of the files has changed. */
export function watchFiles(onChange: () => void): FileWatcher {
  const names = new Map<string, Set<string>>();
  const watchers: FSWatcher[] = [];
  let settling: NodeJS.Timeout | undefined;
  return {
    add(path) {
      const folder = dirname(path);
      const watched = names.get(folder);
      if (watched !== undefined) {
        watched.add(basename(path));
        return;
      }
      const files = new Set([basename(path)]);
      names.set(folder, files);
      // The folder, as an editor that replaces a file takes the watch of the file itself away.
      watchers.push(
        watch(folder, (_event, name) => {
          if (name === null || !files.has(name)) return;
          clearTimeout(settling);
          settling = setTimeout(onChange, SETTLE_MS);
        }),
      );
    },
    [Symbol.dispose]() {
      clearTimeout(settling);
      for (const watcher of watchers) watcher.close();
    },
  };
}
