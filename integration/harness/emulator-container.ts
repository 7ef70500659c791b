import type { Readable } from 'node:stream';
import { LocalstackContainer } from '@testcontainers/localstack';
import { getContainerRuntimeClient } from 'testcontainers';
import type { Emulator } from './emulator.ts';

export interface ContainerPlace {
  /** The one address of this machine to publish on. */
  readonly hostIp: string;
  /** Put on the container and on those of its functions. */
  readonly labels: Readonly<Record<string, string>>;
  readonly dockerSocket: string;
}

const KEPT_LOG_LENGTH = 5_000_000;

/** testcontainers' LocalStack, published on one address, with its log and exit code at hand. */
export class EmulatorContainer extends LocalstackContainer {
  readonly #hostIp: string;
  readonly #exitCode = Promise.withResolvers<number>();
  #log = '';

  constructor(emulator: Emulator, { hostIp, labels, dockerSocket }: ContainerPlace) {
    super(emulator.image);
    this.#hostIp = hostIp;
    const flags = Object.entries(labels).map(([name, value]) => `-l ${name}=${value}`);
    this.withLabels({ ...labels });
    this.withEnvironment({ LAMBDA_DOCKER_FLAGS: flags.join(' '), ...emulator.environment });
    if (emulator.needsDockerSocket) {
      this.withBindMounts([{ source: dockerSocket, target: '/var/run/docker.sock' }]);
    }
    this.withLogConsumer((stream: Readable) => {
      stream.on('data', (chunk) => {
        this.#log = (this.#log + chunk).slice(-KEPT_LOG_LENGTH);
      });
    });
  }

  /** What it has printed, its beginning cut off when that is more than 5 MB. */
  get log(): string {
    return this.#log;
  }

  /** Resolves when the container has ended, whoever ended it. */
  get exitCode(): Promise<number> {
    return this.#exitCode.promise;
  }

  protected override async beforeContainerCreated(): Promise<void> {
    await super.beforeContainerCreated();
    const bindings: Record<string, { HostIp?: string }[]> = this.hostConfig.PortBindings ?? {};
    for (const binding of Object.values(bindings).flat()) binding.HostIp = this.#hostIp;
  }

  protected override async containerCreated(id: string): Promise<void> {
    const { dockerode } = (await getContainerRuntimeClient()).container;
    const ended: Promise<{ StatusCode: number }> = dockerode
      .getContainer(id)
      .wait({ condition: 'next-exit' });
    void ended.then(
      ({ StatusCode }) => this.#exitCode.resolve(StatusCode),
      () => this.#exitCode.resolve(-1),
    );
  }
}
