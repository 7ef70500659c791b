import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator, StartedEmulator } from './emulator.ts';
import { EmulatorContainer } from './emulator-container.ts';
import { labelsOf, removeRun } from './emulator-labels.ts';
import { explainStart } from './explain-start.ts';
import { findDocker } from './find-docker.ts';
import { measureStep } from './measure-step.ts';
import { pollUntil } from './poll-until.ts';
import { hostName, loopbackFor } from './published-address.ts';
import { pullImage } from './pull-image.ts';
import { refuseForeignAccount } from './refuse-foreign-account.ts';
import { removeOrphans } from './remove-orphans.ts';
import { watchEmulator } from './watch-emulator.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const EXIT_CODE_WITHIN_MS = 300;
const KILLED = 137;

export interface StartOptions {
  /** Stops the start and removes what there is of it. */
  readonly signal?: AbortSignal;
  /** 2 minutes by default; pulling the image does not count. */
  readonly startupTimeoutMs?: number;
}

/**
 * Starts an emulator in Docker on a free port of this machine alone and waits until it is ready.
 *
 * @throws Error saying what was awaited, how long, the last lines of its log and what to try: when
 * there is no Docker, the image cannot be had, it ends, or it is not ready in time.
 */
export async function startEmulator(
  emulator: Emulator,
  { signal, startupTimeoutMs = 120_000 }: StartOptions = {},
): Promise<StartedEmulator> {
  const { info } = await findDocker();
  await removeOrphans();
  signal?.throwIfAborted();

  const run = randomBytes(8).toString('hex');
  const container = new EmulatorContainer(emulator, {
    hostIp: loopbackFor(info.containerRuntime.host),
    labels: labelsOf(run),
    dockerSocket: info.containerRuntime.remoteSocketPath,
  }).withStartupTimeout(startupTimeoutMs);
  let startedAt = performance.now();
  const abort = () => void removeRun(run);
  signal?.addEventListener('abort', abort);
  try {
    await pullImage(emulator.image, signal);
    startedAt = performance.now();
    const started = await measureStep(emulator.title, 'start', () =>
      Promise.race([container.start(), endOf(container)]),
    );
    signal?.throwIfAborted();
    const endpoint = `http://${hostName(started.getHost())}:${started.getPort()}`;
    await pollUntil(`${emulator.title} to answer`, ANSWER_TIMEOUT_MS, () => answers(endpoint));
    await refuseForeignAccount(endpoint);
    return watchEmulator(emulator, endpoint, run, container);
  } catch (error) {
    const waitedMs = Math.round(performance.now() - startedAt);
    // Before it is removed, which ends it with a code of our own making.
    const exitCode = await Promise.race([container.exitCode, sleep(EXIT_CODE_WITHIN_MS)]);
    if (exitCode !== undefined) await container.end;
    await removeRun(run);
    signal?.throwIfAborted();
    throw await explainStart({
      emulator,
      waitedMs,
      cause: error as Error,
      log: container.log,
      exitCode: exitCode ?? undefined,
      // testcontainers says so, or has killed it already.
      hasTimedOut:
        /not received after/.test((error as Error).message) ||
        (exitCode === KILLED && waitedMs >= startupTimeoutMs),
    });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** testcontainers waits 10 s for the ports of a container that has ended. */
async function endOf(container: EmulatorContainer): Promise<never> {
  throw new Error(`exit code ${await container.exitCode}`);
}

/** MiniStack prints `Ready` a moment before it listens. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const answer = await fetch(`${endpoint}/_localstack/health`);
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
