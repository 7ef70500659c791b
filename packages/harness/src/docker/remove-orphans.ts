import { readdir, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasOwnerEnded, ownerId } from '../process/owner.ts';
import { killRecordedGroups } from '../process/process-group.ts';
import { folderOf, removeEmptyFolders, temporaryRoot } from '../process/temporary-folder.ts';
import { listOwnedContainers, removeContainer } from './owned-containers.ts';

const INTERVAL_MS = 200;
// An engine that was asked for a container creates it even if whoever asked is gone.
const QUIET_MS = 3_000;

/**
 * Removes what killed processes have left: containers, programs and temporary folders. What a living
 * process owns stays, and so does what belongs to another machine that shares the engine.
 */
export async function removeOrphans(): Promise<void> {
  await removeContainersOf(hasOwnerEnded);
  const owners = await readdir(temporaryRoot()).catch(() => []);
  for (const owner of owners.filter(hasOwnerEnded)) await removeFolderOf(owner);
  await removeEmptyFolders();
}

/** Removes what this process still owns, for example what an interrupted test has started. */
export async function removeOwn(): Promise<void> {
  const own = ownerId();
  await removeContainersOf((owner) => owner === own);
  await removeFolderOf(own);
  await removeEmptyFolders();
}

/**
 * Removes everything of one process that has just been killed. Ends once its containers are gone for
 * 3 s, or with the folder alone if there is no Docker engine.
 */
export async function removeLeftBy(owner: string): Promise<void> {
  const isOwner = (candidate: string) => candidate === owner;
  // The programs first: they start containers, and write to the folder.
  await killRecordedGroups(folderOf(owner));
  try {
    let quietSince = performance.now();
    while (performance.now() - quietSince < QUIET_MS) {
      if ((await removeContainersOf(isOwner)) > 0) quietSince = performance.now();
      await sleep(INTERVAL_MS);
    }
  } finally {
    await removeFolderOf(owner);
    await removeEmptyFolders();
  }
}

async function removeContainersOf(matches: (owner: string) => boolean): Promise<number> {
  const containers = (await listOwnedContainers()).filter(({ owner }) => matches(owner));
  await Promise.all(containers.map(({ id }) => removeContainer(id)));
  return containers.length;
}

async function removeFolderOf(owner: string): Promise<void> {
  await killRecordedGroups(folderOf(owner));
  await rm(folderOf(owner), { recursive: true, force: true, maxRetries: 5 });
}
