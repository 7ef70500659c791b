import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalstackContainer } from '@testcontainers/localstack';
import { getContainerRuntimeClient, type WaitStrategy } from 'testcontainers';
import type { Emulator } from '../emulator/emulator.ts';

/** Where and how a container runs. */
export interface ContainerPlacement {
  /** The only address of this machine to publish ports on. */
  readonly hostIp: string;
  /** The labels of the container and of the containers of its functions. */
  readonly labels: Readonly<Record<string, string>>;
  readonly dockerSocket: string;
}

// LocalstackContainer exposes it.
const EXPOSED_PORT = 4566;
const KEPT_LOG_LENGTH = 5_000_000;
const LOG_END_WITHIN_MS = 2_000;

/** Waits for nothing: the caller polls the health page, and sends that request itself. */
const noWait: WaitStrategy = {
  waitUntilReady: async () => {},
  withStartupTimeout: () => noWait,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

/**
 * testcontainers' LocalStack container for any emulator, published on one address, with its log and exit
 * code. testcontainers' reaper, if it runs, removes the containers of its functions as well.
 */
export class EmulatorContainer extends LocalstackContainer {
  readonly #hostIp: string;
  readonly #exitCode = Promise.withResolvers<number>();
  readonly #end = Promise.withResolvers<number>();
  #log = '';

  constructor(emulator: Emulator, { hostIp, labels, dockerSocket }: ContainerPlacement) {
    super(emulator.image);
    this.#hostIp = hostIp;
    const flags = Object.entries(labels).map(([name, value]) => `-l ${name}=${value}`);
    if (emulator.port !== EXPOSED_PORT) this.withExposedPorts(emulator.port);
    this.withWaitStrategy(noWait);
    this.withLabels({ ...labels });
    this.withEnvironment({ LAMBDA_DOCKER_FLAGS: flags.join(' '), ...emulator.environment });
    if (emulator.needsDockerSocket) {
      this.withBindMounts([{ source: dockerSocket, target: '/var/run/docker.sock' }]);
    }
  }

  /** The last 5 MB of what the container has written. */
  get log(): string {
    return this.#log;
  }

  /** Resolves when the container has ended, whatever ended it. The end of its log can arrive later. */
  get exitCode(): Promise<number> {
    return this.#exitCode.promise;
  }

  /** Resolves with the exit code once `log` is complete, at most 2 s after the container's end. */
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
    // Before it runs, because a container that ends immediately has no output to attach to.
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
      await Promise.race([readAll, sleep(LOG_END_WITHIN_MS, undefined, { ref: false })]);
      this.#end.resolve(known);
    });
  }
}
