import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
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
const LAST_WORDS_WITHIN_MS = 2_000;

/** testcontainers' LocalStack, published on one address, with its log and exit code at hand. */
export class EmulatorContainer extends LocalstackContainer {
  readonly #hostIp: string;
  readonly #exitCode = Promise.withResolvers<number>();
  readonly #end = Promise.withResolvers<number>();
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
  }

  /** What it has printed, its beginning cut off when that is more than 5 MB. */
  get log(): string {
    return this.#log;
  }

  /** Resolves when the container has ended, whoever ended it. Its last words may arrive after. */
  get exitCode(): Promise<number> {
    return this.#exitCode.promise;
  }

  /** Resolves with the exit code when all that it printed is in `log`, 2 s after its end at the latest. */
  get end(): Promise<number> {
    return this.#end.promise;
  }

  protected override async beforeContainerCreated(): Promise<void> {
    await super.beforeContainerCreated();
    const bindings: Record<string, { HostIp?: string }[]> = this.hostConfig.PortBindings ?? {};
    for (const binding of Object.values(bindings).flat()) binding.HostIp = this.#hostIp;
  }

  protected override async containerCreated(id: string): Promise<void> {
    const { dockerode } = (await getContainerRuntimeClient()).container;
    const container = dockerode.getContainer(id);
    const ended: Promise<{ StatusCode: number }> = container.wait({ condition: 'next-exit' });
    // Before it runs: one that ends at once has nothing to read from afterwards.
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    const keep = new Writable({
      write: (chunk, _encoding, done) => {
        this.#log = (this.#log + chunk).slice(-KEPT_LOG_LENGTH);
        done();
      },
    });
    container.modem.demuxStream(output, keep, keep);
    const readAll = once(output, 'end').catch(() => {});
    const code = ended.then(
      ({ StatusCode }) => StatusCode,
      () => -1,
    );
    void code.then(async (known) => {
      this.#exitCode.resolve(known);
      await Promise.race([readAll, sleep(LAST_WORDS_WITHIN_MS, undefined, { ref: false })]);
      this.#end.resolve(known);
    });
  }
}
