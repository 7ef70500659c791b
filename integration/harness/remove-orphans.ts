import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listMarkedContainers, removeContainer } from './emulator-labels.ts';
import { hasOwnerEnded, startOf } from './owner.ts';
import { killGroup } from './run-program.ts';
import { removeEmptyFolders, temporaryRoot } from './temporary-folder.ts';

/**
 * Removes what processes left that were killed: containers, programs, temporary folders. What a
 * living process owns stays, and what belongs to another machine on the same engine.
 */
export async function removeOrphans(): Promise<void> {
  const containers = await listMarkedContainers();
  const orphans = containers.filter(({ owner }) => hasOwnerEnded(owner));
  await Promise.all(orphans.map(({ id }) => removeContainer(id)));

  const marks = await readdir(temporaryRoot()).catch(() => []);
  for (const mark of marks.filter(hasOwnerEnded)) {
    const folder = join(temporaryRoot(), mark);
    // Another run may be removing it too.
    for (const name of await readdir(folder).catch(() => [])) endRecordedGroup(name);
    await rm(folder, { recursive: true, force: true });
  }
  await removeEmptyFolders();
}

/** Ends the process group that a `process-<id>-<start>` names, if it is that one still. */
function endRecordedGroup(record: string): void {
  const [, pid, start] = /^process-(\d+)-(.+)$/.exec(record) ?? [];
  if (pid !== undefined && startOf(Number(pid)) === start) killGroup(Number(pid), 'SIGKILL');
}
