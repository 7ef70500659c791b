import { readdir } from 'node:fs/promises';
import { processStart } from './owner.ts';
import { writeRecord } from './temporary-folder.ts';

/**
 * Records a process group, so that it is ended if this process is killed. The record's name is
 * `process-<id>-<start time>`.
 *
 * @returns removes the record.
 */
export function recordProcessGroup(pid: number): () => Promise<void> {
  return writeRecord(`process-${pid}-${processStart(pid)}`);
}

/** Kills every process group that is recorded in the folder and still the one that was recorded. */
export async function killRecordedGroups(folder: string): Promise<void> {
  // Another run may be removing the folder as well.
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, start] = /^process-(\d+)-(.+)$/.exec(name) ?? [];
    if (pid !== undefined && processStart(Number(pid)) === start) {
      killProcessGroup(Number(pid), 'SIGKILL');
    }
  }
}

export function killProcessGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has ended in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
