import { setTimeout as sleep } from 'node:timers/promises';
import { getContainerRuntimeClient } from 'testcontainers';
import { ownerId } from '../process/owner.ts';

const OWNER_LABEL = 'cdk-emulator-harness.owner';
const RUN_LABEL = 'cdk-emulator-harness.run';
const INTERVAL_MS = 100;

/** A container that a process using the harness has started, running or not. */
export interface OwnedContainer {
  readonly id: string;
  /** The owner id of the process. */
  readonly owner: string;
}

/** The labels of an emulator's container and of the containers of its functions. */
export function containerLabels(run: string): Record<string, string> {
  return { [OWNER_LABEL]: ownerId(), [RUN_LABEL]: run };
}

/** Every container on this engine that has an owner. */
export async function listOwnedContainers(): Promise<OwnedContainer[]> {
  const containers = await listContainers(OWNER_LABEL);
  return containers.map(({ Id, Labels }) => ({ id: Id, owner: Labels[OWNER_LABEL] ?? '' }));
}

/** The ids of one emulator's containers. */
export async function listRunContainers(run: string): Promise<string[]> {
  return (await listContainers(`${RUN_LABEL}=${run}`)).map(({ Id }) => Id);
}

/**
 * Kills and removes the containers of one emulator, with their volumes. Repeats until none is found
 * twice in a row: until the emulator is dead it can start another function, and the engine may still be
 * creating one.
 */
export async function removeRunContainers(run: string): Promise<void> {
  let found = await listRunContainers(run);
  for (let empty = 0; empty < 2; empty += found.length === 0 ? 1 : 0) {
    await Promise.all(found.map(removeContainer));
    await sleep(INTERVAL_MS);
    found = await listRunContainers(run);
  }
}

export async function removeContainer(id: string): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  try {
    await dockerode.getContainer(id).remove({ force: true, v: true });
  } catch (error) {
    // It is gone, or is being removed.
    if (![404, 409].includes((error as { statusCode?: number }).statusCode ?? 0)) throw error;
  }
}

async function listContainers(label: string) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  return await dockerode.listContainers({ all: true, filters: { label: [label] } });
}
