import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { LocalstackContainer } from '@testcontainers/localstack';
import { getContainerRuntimeClient } from 'testcontainers';

/** An AWS emulator in a container, not yet started. */
export interface Emulator {
  /** As its makers spell it, for messages. */
  readonly title: string;
  readonly image: string;
  /** Whether it runs functions in containers of their own, and so needs the Docker socket. */
  readonly needsDockerSocket: boolean;
}

/** A running emulator. Stopping it removes its container and those of its functions. */
export interface StartedEmulator extends AsyncDisposable {
  readonly title: string;
  /** An address on this machine, such as `http://127.0.0.1:32768`, that serves every AWS API. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

export function localstack(image: string): Emulator {
  return { title: 'LocalStack', image, needsDockerSocket: true };
}

/** MiniStack prints `Ready` and serves its APIs on 4566 as LocalStack does. */
export function ministack(image: string): Emulator {
  return { title: 'MiniStack', image, needsDockerSocket: false };
}

const STARTUP_TIMEOUT_MS = 120_000;
// LocalStack removes its functions' containers itself when it gets the time; killed, it leaves them.
const STOP_TIMEOUT_MS = 15_000;
const FUNCTION_LABEL = 'aws-emulator-run';

/**
 * Starts an emulator in Docker on a free port of this machine alone and waits until it is ready.
 *
 * @throws Error when there is no Docker, the image cannot be had, or it is not ready in 2 minutes.
 */
export async function startEmulator(emulator: Emulator): Promise<StartedEmulator> {
  const run = randomBytes(8).toString('hex');
  const { info } = await getContainerRuntimeClient();
  const container = new LoopbackContainer(emulator.image, loopbackFor(info.containerRuntime.host))
    .withStartupTimeout(STARTUP_TIMEOUT_MS)
    .withEnvironment({ LAMBDA_DOCKER_FLAGS: `-l ${FUNCTION_LABEL}=${run}` });
  if (emulator.needsDockerSocket) {
    const socket = info.containerRuntime.remoteSocketPath;
    container.withBindMounts([{ source: socket, target: '/var/run/docker.sock' }]);
  }

  const started = await container.start();
  const stop = async () => {
    await started.stop({ timeout: STOP_TIMEOUT_MS });
    await removeFunctionContainers(run);
  };
  const endpoint = `http://${hostName(started.getHost())}:${started.getPort()}`;
  return { title: emulator.title, endpoint, stop, [Symbol.asyncDispose]: stop };
}

/** LocalStack's container, published on one address of this machine and not on all of them. */
class LoopbackContainer extends LocalstackContainer {
  readonly #hostIp: string;

  constructor(image: string, hostIp: string) {
    super(image);
    this.#hostIp = hostIp;
  }

  protected override async beforeContainerCreated(): Promise<void> {
    await super.beforeContainerCreated();
    const bindings: Record<string, { HostIp?: string }[]> = this.hostConfig.PortBindings ?? {};
    for (const binding of Object.values(bindings).flat()) binding.HostIp = this.#hostIp;
  }
}

/**
 * The address to publish on so that `host`, where testcontainers looks for its containers, reaches
 * them: inside a container that is the bridge's gateway, 172.17.0.1, which only this machine has.
 */
function loopbackFor(host: string): string {
  return isIP(host) ? host : '127.0.0.1';
}

/** IPv6 is published nowhere, and `localhost` may be tried there first. */
function hostName(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

async function removeFunctionContainers(run: string): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const filters = { label: [`${FUNCTION_LABEL}=${run}`] };
  for (const { Id } of await dockerode.listContainers({ all: true, filters })) {
    await dockerode.getContainer(Id).remove({ force: true, v: true });
  }
}
