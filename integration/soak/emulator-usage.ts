import type { StartedEmulator } from 'cdk-emulator-harness';
import { getContainerRuntimeClient } from 'testcontainers';

/** What an emulator uses: its own container and the containers of its functions. */
export interface EmulatorUsage {
  readonly containers: number;
  /** The memory of all of them, without the page cache. */
  readonly megabytes: number;
}

export async function measureUsage(emulator: StartedEmulator): Promise<EmulatorUsage> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const ids = await emulator.listContainers();
  const bytes = await Promise.all(
    ids.map(async (id) => {
      const { memory_stats } = await dockerode.getContainer(id).stats({ stream: false });
      // As `docker stats` counts it. The field's name depends on the cgroup version.
      const { inactive_file, total_inactive_file } = memory_stats.stats ?? {};
      return (memory_stats.usage ?? 0) - (inactive_file ?? total_inactive_file ?? 0);
    }),
  );
  const sum = bytes.reduce((total, each) => total + each, 0);
  return { containers: ids.length, megabytes: sum / 2 ** 20 };
}
