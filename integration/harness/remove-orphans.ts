import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listMarkedContainers, removeContainer } from './emulator-labels.ts';
import { hasOwnerEnded, markOfThisProcess, startOf } from './owner.ts';
import { killGroup } from './run-program.ts';
import { removeEmptyFolders, temporaryRoot } from './temporary-folder.ts';

/**
 * Removes what processes left that were killed: containers, programs, temporary folders. What a
 * living process owns stays, and what belongs to another machine on the same engine.
 */
export async function removeOrphans(): Promise<void> {
  await removeOwnedBy(hasOwnerEnded);
}

/** Removes whatever this process still owns: what a test in it has left that was cut short. */
export async function removeOwn(): Promise<void> {
  const own = markOfThisProcess();
  await removeOwnedBy((mark) => mark === own);
}

async function removeOwnedBy(isMeant: (mark: string) => boolean): Promise<void> {
  const containers = await listMarkedContainers();
  const meant = containers.filter(({ owner }) => isMeant(owner));
  await Promise.all(meant.map(({ id }) => removeContainer(id)));

  const marks = await readdir(temporaryRoot()).catch(() => []);
  for (const mark of marks.filter(isMeant)) {
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
