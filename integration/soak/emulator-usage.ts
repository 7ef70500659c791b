import { getContainerRuntimeClient } from 'testcontainers';

/** What an emulator takes of the engine: its container and those that it started for functions. */
export interface EmulatorUsage {
  readonly containers: number;
  /** Memory of all of them, page cache left out. */
  readonly megabytes: number;
}

/**
 * Measures the containers that carry the same run label as the one that publishes this endpoint.
 *
 * @throws Error when no container publishes it.
 */
export async function measureUsage(endpoint: string): Promise<EmulatorUsage> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const all = await dockerode.listContainers({ all: true });
  const port = Number(new URL(endpoint).port);
  const emulator = all.find(({ Ports }) => Ports.some(({ PublicPort }) => PublicPort === port));
  if (!emulator) throw new Error(`Expected a container behind ${endpoint}, got none`);
  const run = Object.entries(emulator.Labels).find(([name]) => name.endsWith('.run'));
  const own = all.filter(
    ({ Id, Labels }) => Id === emulator.Id || (run !== undefined && Labels[run[0]] === run[1]),
  );
  const bytes = await Promise.all(
    own.map(async ({ Id }) => {
      const { memory_stats } = await dockerode.getContainer(Id).stats({ stream: false });
      // As `docker stats` counts it; the field's name depends on the cgroup version.
      const { inactive_file, total_inactive_file } = memory_stats.stats ?? {};
      return (memory_stats.usage ?? 0) - (inactive_file ?? total_inactive_file ?? 0);
    }),
  );
  const sum = bytes.reduce((total, each) => total + each, 0);
  return { containers: own.length, megabytes: sum / 2 ** 20 };
}
