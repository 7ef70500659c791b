import { getContainerRuntimeClient } from 'testcontainers';
import { markOfThisProcess } from './owner.ts';

const OWNER = 'cdk-emulator-tests.owner';
const RUN = 'cdk-emulator-tests.run';
const INTERVAL_MS = 100;

/** What marks an emulator's container and those of its functions. */
export function labelsOf(run: string): Record<string, string> {
  return { [OWNER]: markOfThisProcess(), [RUN]: run };
}

/** Every marked container on this engine, running or not, with its owner's mark. */
export async function listMarkedContainers(): Promise<{ id: string; owner: string }[]> {
  const containers = await listContainers(OWNER);
  return containers.map(({ Id, Labels }) => ({ id: Id, owner: Labels[OWNER] ?? '' }));
}

/**
 * Kills and removes the containers of one run, with their volumes. The emulator goes first: until it
 * is dead it may start another function.
 */
export async function removeRun(run: string): Promise<void> {
  let found = await listContainers(`${RUN}=${run}`);
  // Once more after none were found: the engine may still be creating one that LocalStack asked for.
  for (let empty = 0; empty < 2; empty += found.length === 0 ? 1 : 0) {
    await Promise.all(found.map(({ Id }) => removeContainer(Id)));
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    found = await listContainers(`${RUN}=${run}`);
  }
}

export async function removeContainer(id: string): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  try {
    await dockerode.getContainer(id).remove({ force: true, v: true });
  } catch (error) {
    // Gone, or being removed.
    if (![404, 409].includes((error as { statusCode?: number }).statusCode ?? 0)) throw error;
  }
}

async function listContainers(label: string) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  return await dockerode.listContainers({ all: true, filters: { label: [label] } });
}
