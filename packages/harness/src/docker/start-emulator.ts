import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getContainerRuntimeClient } from 'testcontainers';
import { checkHealth } from '../emulator/check-health.ts';
import type { Emulator, StartedEmulator } from '../emulator/emulator.ts';
import { refuseForeignAccount } from '../emulator/refuse-foreign-account.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { writeRecord } from '../process/temporary-folder.ts';
import { EmulatorContainer } from './emulator-container.ts';
import { findDocker } from './find-docker.ts';
import { containerLabels, removeRunContainers } from './owned-containers.ts';
import { type PublishedPort, publishedEndpoint, publishedIp } from './published-address.ts';
import { pullImage } from './pull-image.ts';
import { removeOrphans } from './remove-orphans.ts';
import { startupError } from './startup-error.ts';
import { watchEmulator } from './watch-emulator.ts';

const EXIT_CODE_WITHIN_MS = 300;

export interface StartOptions extends RunOptions {
  /** Defaults to 2 minutes. The time to pull the image does not count. */
  readonly startupTimeoutMs?: number;
}

/**
 * Starts an emulator in Docker on a free port of this machine and waits until it is ready.
 *
 * @throws HarnessError if there is no Docker engine; StartupError if the image is unavailable, or the
 * emulator ends or does not become ready in time.
 */
export async function startEmulator(
  emulator: Emulator,
  { signal, step = runStep, startupTimeoutMs = 120_000 }: StartOptions = {},
): Promise<StartedEmulator> {
  const { info } = await findDocker();
  await removeOrphans();
  signal?.throwIfAborted();

  const run = randomBytes(8).toString('hex');
  const ip = await publishedIp(info.containerRuntime.host);
  const container = new EmulatorContainer(emulator, {
    hostIp: ip,
    labels: containerLabels(run),
    dockerSocket: info.containerRuntime.remoteSocketPath,
  });
  const removeRecord = writeRecord(`containers-${run}`);
  const remove = async () => {
    await removeRunContainers(run);
    await removeRecord();
  };
  let startedAt = performance.now();
  const abort = () => void removeRunContainers(run);
  signal?.addEventListener('abort', abort);
  try {
    await pullImage(emulator.image, signal);
    startedAt = performance.now();
    const endpoint = await step(emulator.title, 'start', () =>
      Promise.race([
        startContainer(container, emulator, ip, startupTimeoutMs, signal),
        failOnExit(container),
      ]),
    );
    signal?.throwIfAborted();
    await refuseForeignAccount(endpoint, emulator.account, signal);
    return watchEmulator(emulator, endpoint, run, container, () =>
      step(emulator.title, 'remove', remove),
    );
  } catch (error) {
    const waitedMs = Math.round(performance.now() - startedAt);
    // Before it is removed, which ends it with another code.
    const exitCode = await Promise.race([container.exitCode, sleep(EXIT_CODE_WITHIN_MS)]);
    if (exitCode !== undefined) await container.end;
    await remove();
    signal?.throwIfAborted();
    throw await startupError({
      emulator,
      waitedMs,
      cause: error as Error,
      log: container.log,
      exitCode: exitCode ?? undefined,
      hasTimedOut: waitedMs >= startupTimeoutMs && exitCode === undefined,
    });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** Returns the endpoint once the health page says that the emulator is ready. */
async function startContainer(
  container: EmulatorContainer,
  emulator: Emulator,
  ip: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const deadline = performance.now() + timeoutMs;
  const started = await container.start();
  const endpoint = publishedEndpoint(ip, await inspectPorts(started.getId(), emulator.port));
  const remainingMs = Math.max(0, Math.round(deadline - performance.now()));
  await pollUntil(`${emulator.title} to answer`, remainingMs, async () => {
    signal?.throwIfAborted();
    return await checkHealth(endpoint, emulator, signal).catch(() => false);
  });
  return endpoint;
}

async function inspectPorts(id: string, port: number): Promise<readonly PublishedPort[]> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const { NetworkSettings } = await dockerode.getContainer(id).inspect();
  return NetworkSettings.Ports[`${port}/tcp`] ?? [];
}

/** testcontainers waits 10 s for the ports of a container that has ended. */
async function failOnExit(container: EmulatorContainer): Promise<never> {
  throw new HarnessError({ problem: `exit code ${await container.exitCode}` });
}
