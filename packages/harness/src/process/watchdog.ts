import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

// A shell, because it needs a fiftieth of the memory of Node. Its standard input ends when this process
// does, whatever ended it. Then there is something to do only if this process has left its folder.
const WAIT = 'read -r _; [ -d "$1" ] && exec "$2" "$3" "$4"';

let hasStarted = false;

/**
 * Starts, once, the watchdog of this process: it removes what this process leaves when it is killed. It
 * is in a process group of its own, which no Ctrl-C of a terminal reaches.
 */
export function startWatchdog(folder: string, owner: string): void {
  if (hasStarted) return;
  hasStarted = true;
  // Next to this file, in the source and in the package.
  const name = `./watchdog-main${extname(import.meta.url)}`;
  const script = fileURLToPath(new URL(name, import.meta.url));
  const watchdog = spawn('/bin/sh', ['-c', WAIT, 'sh', folder, process.execPath, script, owner], {
    // A folder that nobody removes or unmounts.
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a watchdog the next run removes what is left.
  watchdog.on('error', () => {});
  watchdog.stdin.on('error', () => {});
  // Neither keeps this process running.
  watchdog.unref();
  if ('unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') {
    watchdog.stdin.unref();
  }
}
