import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getContainerRuntimeClient } from 'testcontainers';
import { expect, vi } from 'vitest';
import { listMarkedContainers } from '../../harness/emulator-labels.ts';
import { markOfThisProcess } from '../../harness/owner.ts';
import { temporaryRoot } from '../../harness/temporary-folder.ts';

/** What processes of these marks have left: containers, those of functions too, and files. */
export async function findLeftovers(
  marks: readonly string[] = [markOfThisProcess()],
  root: string = temporaryRoot(),
): Promise<string[]> {
  const containers = (await listMarkedContainers()).filter(({ owner }) => marks.includes(owner));
  const folders = marks.map((mark) => join(root, mark)).filter((folder) => existsSync(folder));
  return [
    ...containers.map(({ id }) => `container ${id}`),
    ...folders.flatMap((folder) => [folder, ...readdirSync(folder)]),
  ];
}

/** The volumes that no container uses and the networks: what a run adds to either it has left. */
export async function listVolumesAndNetworks(): Promise<string[]> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const { Volumes } = await dockerode.listVolumes({ filters: { dangling: ['true'] } });
  const networks = await dockerode.listNetworks();
  return [
    ...(Volumes ?? []).map(({ Name }) => `volume ${Name}`),
    ...networks.map(({ Name }) => `network ${Name}`),
  ];
}

/** Waits a while: others may use the engine as well. */
export async function expectNothingNew(before: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const now = await listVolumesAndNetworks();
      expect(now.filter((name) => !before.includes(name))).toEqual([]);
    },
    { timeout: 20_000, interval: 200 },
  );
}
