import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findDocker } from 'cdk-emulator-harness';
import { type FreeEmulatorName, readEmulatorService } from '../targets/emulators.ts';

/** What Docker lists of a container. */
export interface ListedContainer {
  readonly Labels: Readonly<Record<string, string>>;
  readonly Ports: readonly { readonly PrivatePort: number; readonly PublicPort?: number }[];
}

const FOLDER = 'com.docker.compose.project.working_dir';
const SERVICE = 'com.docker.compose.service';
const EMULATOR_PORT = 4566;

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The address at which docker compose publishes an emulator of this checkout, running or not.
 *
 * @throws Error if docker compose of another folder has published one there.
 */
export async function findComposeEndpoint(
  name: FreeEmulatorName,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const { endpoint } = await readEmulatorService(name, environment);
  return chooseEndpoint(name, endpoint, await realpath(root), await listContainers());
}

/** Without Docker, the emulator may run all the same. */
async function listContainers(): Promise<readonly ListedContainer[]> {
  try {
    return await (await findDocker()).container.dockerode.listContainers();
  } catch {
    return [];
  }
}

/** The address of the container that compose has started in `folder`, or else `endpoint`. */
export function chooseEndpoint(
  name: FreeEmulatorName,
  endpoint: string,
  folder: string,
  containers: readonly ListedContainer[],
): string {
  const own = containers.find(
    ({ Labels }) => Labels[FOLDER] === folder && Labels[SERVICE] === name,
  );
  const port = own?.Ports.find(({ PrivatePort }) => PrivatePort === EMULATOR_PORT)?.PublicPort;
  if (port !== undefined) return `http://127.0.0.1:${port}`;

  const wanted = Number(new URL(endpoint).port);
  const other = containers.find(({ Ports }) => Ports.some((used) => used.PublicPort === wanted));
  const otherFolder = other?.Labels[FOLDER];
  if (otherFolder === undefined || otherFolder === folder) return endpoint;
  throw new Error(
    `Expected the emulator of ${folder} at ${endpoint}, got the one that docker compose has started in ` +
      `${otherFolder}. Try: --endpoint ${endpoint} to use that one, or start one here with ` +
      '`LOCALSTACK_PORT=4576 MINISTACK_PORT=4577 docker compose up -d --wait`.',
  );
}
