import { rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { processStart } from './owner.ts';
import { ownerFolder } from './temporary-folder.ts';

/**
 * Records a process group in this process's folder, so that a later run can end it if this process is
 * killed. The file's name is `process-<id>-<start time>`.
 *
 * @returns removes the record.
 */
export function recordProcessGroup(pid: number): () => void {
  const record = join(ownerFolder(), `process-${pid}-${processStart(pid)}`);
  writeFileSync(record, '');
  return () => rmSync(record, { force: true });
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
