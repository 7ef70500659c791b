import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeLeftBy } from '../docker/remove-orphans.ts';
import { hasOwnerEnded } from './owner.ts';
import { folderOf } from './temporary-folder.ts';

// The watchdog's work: removes what the process with the owner id in the argument has left. The pipe from
// that process also ends when only the thread that opened it does, so the process itself is checked.

const INTERVAL_MS = 200;
const [, , owner = ''] = process.argv;

async function run(): Promise<void> {
  while (existsSync(folderOf(owner))) {
    if (hasOwnerEnded(owner)) return await removeLeftBy(owner);
    await sleep(INTERVAL_MS);
  }
}

void run();
