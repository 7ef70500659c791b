import { readdir } from 'node:fs/promises';
import { isOwnedBy } from '../process/owner.ts';
import { folderOf, temporaryRoot } from '../process/temporary-folder.ts';
import { findDocker } from './find-docker.ts';
import { listOwnedContainers } from './owned-containers.ts';

/**
 * What a process that uses the harness has started or created and not removed, one line each:
 * `container <id>` and `folder <path>`. Empty once everything is cleaned up.
 *
 * @param pid defaults to this process; the process may have ended.
 * @throws HarnessError if no Docker engine answers, because a container may be left on it.
 */
export async function findLeftovers(pid: number = process.pid): Promise<string[]> {
  await findDocker();
  const containers = await listOwnedContainers();
  const owners = await readdir(temporaryRoot()).catch(() => []);
  return [
    ...containers.filter(({ owner }) => isOwnedBy(owner, pid)).map(({ id }) => `container ${id}`),
    ...owners.filter((owner) => isOwnedBy(owner, pid)).map((owner) => `folder ${folderOf(owner)}`),
  ];
}
