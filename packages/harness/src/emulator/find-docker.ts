import { access, constants, readFile, stat } from 'node:fs/promises';
import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';
import { HarnessError } from '../evidence/harness-error.ts';

/**
 * The Docker engine that testcontainers finds: at DOCKER_HOST, or at one of the usual sockets.
 *
 * @throws HarnessError if none answers, or if this user may not use its socket.
 */
export async function findDocker(): Promise<ContainerRuntimeClient> {
  const startedAt = performance.now();
  try {
    return await getContainerRuntimeClient();
  } catch (cause) {
    const waitedMs = Math.round(performance.now() - startedAt);
    const forbidden = await findForbiddenSocket(process.env.DOCKER_HOST);
    if (forbidden !== undefined) {
      throw new HarnessError(
        {
          problem: `Expected this user to be allowed to use Docker's socket ${forbidden.socket}, got EACCES.`,
          advice: `\`sudo usermod -aG ${forbidden.group} "$USER"\`, then log in again; members of the group ${forbidden.group} may use it.`,
        },
        { cause },
      );
    }
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

const DEFAULT_HOST = 'unix:///var/run/docker.sock';

/** Docker's socket, and the group that may use it, if this user may not. */
async function findForbiddenSocket(
  host = DEFAULT_HOST,
): Promise<{ readonly socket: string; readonly group: string } | undefined> {
  if (!host.startsWith('unix://')) return undefined;
  const socket = host.slice('unix://'.length);
  try {
    await access(socket, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return undefined;
  }
  const gid = await stat(socket).then(
    (stats) => stats.gid,
    () => undefined,
  );
  const groups = await readFile('/etc/group', 'utf8').catch(() => '');
  const name = groups.split('\n').find((line) => line.split(':')[2] === String(gid));
  return { socket, group: name?.split(':')[0] ?? 'docker' };
}
