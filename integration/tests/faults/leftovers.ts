import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getContainerRuntimeClient } from 'testcontainers';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { listMarkedContainers } from '../../harness/emulator-labels.ts';
import { markOfThisProcess } from '../../harness/owner.ts';
import { temporaryRoot } from '../../harness/temporary-folder.ts';

/** After each test of a file nothing of this process is left, and no volume or network more than before. */
export function expectNothingLeftAfterEach(): void {
  let before: string[] = [];
  beforeEach(async () => {
    before = await listVolumesAndNetworks();
  });
  afterEach(async () => {
    expect(await findLeftovers()).toEqual([]);
    // Others may use the engine as well, and have some for a while.
    await vi.waitFor(
      async () => {
        const now = await listVolumesAndNetworks();
        expect(now.filter((name) => !before.includes(name))).toEqual([]);
      },
      { timeout: 20_000, interval: 200 },
    );
  });
}

/** What this process has left: containers, those of functions too, and files. */
async function findLeftovers(): Promise<string[]> {
  const mark = markOfThisProcess();
  const containers = (await listMarkedContainers()).filter(({ owner }) => owner === mark);
  const folder = join(temporaryRoot(), mark);
  return [
    ...containers.map(({ id }) => `container ${id}`),
    ...(existsSync(folder) ? [folder, ...readdirSync(folder)] : []),
  ];
}

/** The volumes that no container uses and the networks: what a run adds to either it has left. */
async function listVolumesAndNetworks(): Promise<string[]> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const { Volumes } = await dockerode.listVolumes({ filters: { dangling: ['true'] } });
  const networks = await dockerode.listNetworks();
  return [
    ...(Volumes ?? []).map(({ Name }) => `volume ${Name}`),
    ...networks.map(({ Name }) => `network ${Name}`),
  ];
}
