import { getContainerRuntimeClient } from 'testcontainers';
import { listOwnedContainers } from '../../src/docker/owned-containers.ts';
import { ownerId } from '../../src/process/owner.ts';

/** Kills every container that this process owns, as an engine that runs out of memory does. */
export async function killEmulators(): Promise<void> {
  await eachContainer((container) => container.kill());
}

/** Pauses them: their ports accept connections and nothing answers. */
export async function pauseEmulators(): Promise<void> {
  await eachContainer((container) => container.pause());
}

type Container = ReturnType<
  Awaited<ReturnType<typeof getContainerRuntimeClient>>['container']['dockerode']['getContainer']
>;

async function eachContainer(act: (container: Container) => Promise<unknown>): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const containers = await listOwnedContainers();
  for (const { id, owner } of containers) {
    if (owner === ownerId()) await act(dockerode.getContainer(id));
  }
}
