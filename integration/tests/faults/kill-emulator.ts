import { getContainerRuntimeClient } from 'testcontainers';
import { listMarkedContainers } from '../../harness/emulator-labels.ts';
import { markOfThisProcess } from '../../harness/owner.ts';

/** Sends a signal to every container that this process owns, as an engine short of memory would. */
export async function killEmulators(): Promise<void> {
  await eachContainer((container) => container.kill());
}

/** Freezes them: their ports take connections and nothing answers. */
export async function pauseEmulators(): Promise<void> {
  await eachContainer((container) => container.pause());
}

type Container = ReturnType<
  Awaited<ReturnType<typeof getContainerRuntimeClient>>['container']['dockerode']['getContainer']
>;

async function eachContainer(act: (container: Container) => Promise<unknown>): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const containers = await listMarkedContainers();
  for (const { id, owner } of containers) {
    if (owner === markOfThisProcess()) await act(dockerode.getContainer(id));
  }
}
