import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';
import { HarnessError } from '../evidence/harness-error.ts';

/**
 * The Docker engine that testcontainers finds: at DOCKER_HOST, or at one of the usual sockets.
 *
 * @throws HarnessError if none answers.
 */
export async function findDocker(): Promise<ContainerRuntimeClient> {
  const startedAt = performance.now();
  try {
    return await getContainerRuntimeClient();
  } catch (cause) {
    const waitedMs = Math.round(performance.now() - startedAt);
    throw new HarnessError(
      {
        problem: `Expected a Docker engine to answer, got none after ${waitedMs} ms (${(cause as Error).message}).`,
        advice:
          'start Docker, or set DOCKER_HOST to its address; an emulator that runs without Docker can be ' +
          'used through EMULATOR_ENDPOINT.',
      },
      { cause },
    );
  }
}
