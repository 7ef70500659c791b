import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../evidence/harness-error.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { checkHealth } from './check-health.ts';
import type { Emulator, StartedEmulator } from './emulator.ts';
import { EmulatorContainer } from './emulator-container.ts';
import { findDocker } from './find-docker.ts';
import { containerLabels, removeRunContainers } from './owned-containers.ts';
import { endpointHost, publishedIp } from './published-address.ts';
import { pullImage } from './pull-image.ts';
import { refuseForeignAccount } from './refuse-foreign-account.ts';
import { removeOrphans } from './remove-orphans.ts';
import { startupError } from './startup-error.ts';
import { watchEmulator } from './watch-emulator.ts';

const HEALTH_TIMEOUT_MS = 10_000;
const EXIT_CODE_WITHIN_MS = 300;
const KILLED = 137;

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
  const container = new EmulatorContainer(emulator, {
    hostIp: publishedIp(info.containerRuntime.host),
    labels: containerLabels(run),
    dockerSocket: info.containerRuntime.remoteSocketPath,
  }).withStartupTimeout(startupTimeoutMs);
  let startedAt = performance.now();
  const abort = () => void removeRunContainers(run);
  signal?.addEventListener('abort', abort);
  try {
    await pullImage(emulator.image, signal);
    startedAt = performance.now();
    const started = await step(emulator.title, 'start', () =>
      Promise.race([container.start(), failOnExit(container)]),
    );
    signal?.throwIfAborted();
    const endpoint = `http://${endpointHost(started.getHost())}:${started.getPort()}`;
    // MiniStack logs `Ready` a moment before it listens.
    await pollUntil(`${emulator.title} to answer`, HEALTH_TIMEOUT_MS, () =>
      checkHealth(endpoint, emulator, signal).catch(() => false),
    );
    await refuseForeignAccount(endpoint);
    return watchEmulator(emulator, endpoint, run, container, step);
  } catch (error) {
    const waitedMs = Math.round(performance.now() - startedAt);
    // Before it is removed, which ends it with another code.
    const exitCode = await Promise.race([container.exitCode, sleep(EXIT_CODE_WITHIN_MS)]);
    if (exitCode !== undefined) await container.end;
    await removeRunContainers(run);
    signal?.throwIfAborted();
    throw await startupError({
      emulator,
      waitedMs,
      cause: error as Error,
      log: container.log,
      exitCode: exitCode ?? undefined,
      // testcontainers gives up then, and may have killed it already.
      hasTimedOut: waitedMs >= startupTimeoutMs && (exitCode === undefined || exitCode === KILLED),
    });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** testcontainers waits 10 s for the ports of a container that has ended. */
async function failOnExit(container: EmulatorContainer): Promise<never> {
  throw new HarnessError({ problem: `exit code ${await container.exitCode}` });
}
