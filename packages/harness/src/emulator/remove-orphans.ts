import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasOwnerEnded, ownerId } from '../process/owner.ts';
import { killRecordedGroups } from '../process/process-group.ts';
import { removeEmptyFolders, temporaryRoot } from '../process/temporary-folder.ts';
import { listOwnedContainers, removeContainer } from './owned-containers.ts';

/**
 * Removes what killed processes have left: containers, programs and temporary folders. What a living
 * process owns stays, and so does what belongs to another machine that shares the engine.
 */
export async function removeOrphans(): Promise<void> {
  await removeOwnedBy(hasOwnerEnded);
}

/** Removes what this process still owns, for example what an interrupted test has started. */
export async function removeOwn(): Promise<void> {
  const own = ownerId();
  await removeOwnedBy((owner) => owner === own);
}

async function removeOwnedBy(matches: (owner: string) => boolean): Promise<void> {
  const containers = await listOwnedContainers();
  const matching = containers.filter(({ owner }) => matches(owner));
  await Promise.all(matching.map(({ id }) => removeContainer(id)));

  const owners = await readdir(temporaryRoot()).catch(() => []);
  for (const owner of owners.filter(matches)) {
    const folder = join(temporaryRoot(), owner);
    await killRecordedGroups(folder);
    await rm(folder, { recursive: true, force: true });
  }
  await removeEmptyFolders();
}
