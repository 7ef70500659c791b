import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';

/**
 * The Docker engine that testcontainers finds: that of DOCKER_HOST, or of one of the usual sockets.
 *
 * @throws Error saying what to try when none answers.
 */
export async function findDocker(): Promise<ContainerRuntimeClient> {
  const startedAt = performance.now();
  try {
    return await getContainerRuntimeClient();
  } catch (cause) {
    const waitedMs = Math.round(performance.now() - startedAt);
    throw new Error(
      `Expected a Docker engine to answer, got none after ${waitedMs} ms (${(cause as Error).message}).\n` +
        'Try: start Docker, or name its address in DOCKER_HOST; an emulator that runs without Docker ' +
        'can be named in EMULATOR_ENDPOINT.',
      { cause },
    );
  }
}
