import { getContainerRuntimeClient } from 'testcontainers';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const OTHERS_TIMEOUT_MS = 60_000;

/**
 * Fails each test of a file after which `findLeftovers` finds anything, or the engine has a volume or a
 * network more than before.
 */
export function expectNothingLeftAfterEach(findLeftovers: () => Promise<string[]>): void {
  let before: string[] = [];
  beforeEach(async () => {
    before = await listVolumesAndNetworks();
  });
  afterEach(async () => {
    expect(await findLeftovers()).toEqual([]);
    // Other programs may use the engine as well, and have volumes and networks for a while.
    await vi.waitFor(
      async () => {
        const now = await listVolumesAndNetworks();
        expect(now.filter((name) => !before.includes(name))).toEqual([]);
      },
      { timeout: OTHERS_TIMEOUT_MS, interval: 200 },
    );
  }, OTHERS_TIMEOUT_MS * 2);
}

/** The volumes that no container uses, and the networks, except those of a compose project. */
async function listVolumesAndNetworks(): Promise<string[]> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const { Volumes } = await dockerode.listVolumes({ filters: { dangling: ['true'] } });
  const networks = await dockerode.listNetworks();
  return [
    ...(Volumes ?? []).filter(isNotOfCompose).map(({ Name }) => `volume ${Name}`),
    ...networks.filter(isNotOfCompose).map(({ Name }) => `network ${Name}`),
  ];
}

function isNotOfCompose({ Labels }: { Labels?: Record<string, string> | undefined }): boolean {
  return Labels?.['com.docker.compose.project'] === undefined;
}
