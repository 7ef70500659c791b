import { getContainerRuntimeClient } from 'testcontainers';

/** Whether testcontainers finds an engine that answers, by the same look-up that it starts with. */
export async function hasDocker(): Promise<boolean> {
  try {
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false;
  }
}
