import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectNothingLeftAfterEach } from '@multiply/test-kit';
import { connectEmulator, findLeftovers, startEmulator } from 'cdk-emulator-harness';
import { getContainerRuntimeClient } from 'testcontainers';
import { describe, expect, it, vi } from 'vitest';
import { defineEmulator } from '../../targets/emulators.ts';
import { type StartedRun, startRun } from '../started-run.ts';

expectNothingLeftAfterEach(findLeftovers);

describe('pnpm test:integration', { timeout: 480_000 }, () => {
  // Each is printed when the previous step has ended.
  it.each([
    ['starting', /infra {7}build$/m],
    ['bootstrapping', /LocalStack {2}start$/m],
    ['deploying', /LocalStack {2}bootstrap$/m],
    ['testing', / RUN /],
    ['removing', /removing what was started/],
  ])('leaves nothing on Ctrl-C while %s', async (_step, printed) => {
    await using run = await startRun({ targets: ['localstack-rest'] });
    await run.waitFor(printed);
    run.signal('SIGINT');
    expect(await run.exit).toBe(130);
    expect(run.output).toContain('SIGINT: stopping …');
    expect(run.output).not.toMatch(/unhandled|suppressed/i);
    await run.expectNothingLeft();
  });

  it('leaves nothing on Ctrl-C while a test has its own emulator', async () => {
    await using run = await startRun({ targets: [] });
    await run.waitFor(/ RUN /);
    // Three of the front doors and at least one of a test's app.
    const assemblies = async () =>
      (await run.findLeftovers()).filter((line) => /cdk\.out-\w+$/.test(line)).length;
    await vi.waitUntil(async () => (await assemblies()) > 3, { timeout: 120_000, interval: 50 });
    run.signal('SIGINT');
    expect(await run.exit).toBe(130);
    expect(run.output).not.toMatch(/unhandled|suppressed/i);
    await run.expectNothingLeft();
  });

  it.each([
    ['ends within 10 s', 1, /Interrupted by SIGINT|SIGINT: stopping/],
    ['ends at once', 2, /SIGINT: stopping/],
  ])('on Ctrl-C while the emulator is paused %s, %i signals', async (_how, signals, printed) => {
    await using run = await startRun({ targets: ['ministack-rest'] });
    await run.waitFor(/MiniStack {3}bootstrap$/m);
    await pauseContainersOf(run.pid);
    for (let sent = 0; sent < signals; sent += 1) {
      run.signal('SIGINT');
      await run.waitFor(/SIGINT: stopping/);
    }
    expect(await run.exit).toBe(130);
    expect(run.output).toMatch(printed);
    await run.expectNothingLeft();
  });

  it('runs twice at once on one engine', async () => {
    const targets = ['localstack-rest', 'ministack-http'];
    await using first = await startRun({ targets });
    await using second = await startRun({ targets });
    const codes = await Promise.all([first.exit, second.exit]);
    expect(codes, first.output + second.output).toEqual([0, 0]);
    await first.expectNothingLeft();
    await second.expectNothingLeft();
  });

  it('leaves nothing when it is killed', async () => {
    await using killed = await startRun({ targets: ['localstack-rest'] });
    await killed.waitFor(/LocalStack {2}bootstrap$/m);
    // Only this process, so that the programs that it has started continue.
    process.kill(killed.pid, 'SIGKILL');
    await killed.exit;
    await killed.expectNothingLeft();
  });

  it('removes what a run left that was killed with its watchdog, and nothing of a running one', async () => {
    await using running = await startEmulator(await defineEmulator('ministack'));
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'faults-'));
    await using killed = await startRun({ targets: ['localstack-rest'], temporaryFolder });
    await killed.waitFor(/LocalStack {2}bootstrap$/m);
    // The deployment's CLI is stopped, or it could end by itself once nobody reads its output.
    await vi.waitUntil(async () => (await signalPrograms(killed, 'SIGSTOP', false)) > 0, {
      timeout: 120_000,
      interval: 20,
    });
    expect(await signalPrograms(killed, 'SIGKILL', true)).toBe(1);
    process.kill(killed.pid, 'SIGKILL');
    await killed.exit;
    expect((await killed.findLeftovers()).join()).toMatch(/container .*file .*program /);

    await using next = await startRun({ targets: ['ministack-rest'], temporaryFolder });
    expect(await next.exit, next.output).toBe(0);
    expect(await killed.findLeftovers()).toEqual([]);
    expect((await connectEmulator(running.endpoint)).title).toBe('MiniStack');
  });

  it('reports that there is no Docker engine', async () => {
    await using run = await startRun({
      targets: ['ministack-http'],
      environment: { DOCKER_HOST: '' },
      wrapper: () => inOwnMounts('mount --bind /dev/null /var/run/docker.sock'),
    });
    expect(await run.exit).toBe(1);
    expect(run.output).toMatch(
      /^Expected target ministack-http to run, but it cannot: Expected a Docker engine to answer, got none after \d+ ms .*Try: start Docker/m,
    );
    await run.expectNothingLeft();
  });

  it('reports that the temporary folder is full', async () => {
    await using run = await startRun({
      targets: ['ministack-http'],
      wrapper: (folder) => inOwnMounts(`mount -t tmpfs -o size=16k tmpfs ${folder}`),
    });
    expect(await run.exit).toBe(1);
    expect(run.output).toMatch(/ENOSPC|no space left/i);
    expect(run.output).toContain('Try: free space on the disk of the temporary folder');
    await run.expectNothingLeft();
  });
});

/** Signals the run's watchdog, or its other programs, and counts those that were still there. */
async function signalPrograms(
  run: StartedRun,
  signal: NodeJS.Signals,
  toWatchdog: boolean,
): Promise<number> {
  const programs = (await run.findLeftovers()).filter((line) => line.startsWith('program '));
  const pids = programs
    .filter((line) => line.includes('watchdog-main') === toWatchdog)
    .map((line) => Number(/\d+/.exec(line)?.[0]));
  return pids.filter((pid) => {
    try {
      return process.kill(pid, signal);
    } catch {
      // It has ended in the meantime.
      return false;
    }
  }).length;
}

/** Their ports accept connections and nothing answers. */
async function pauseContainersOf(pid: number): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  for (const left of await findLeftovers(pid)) {
    const [kind, id = ''] = left.split(' ');
    if (kind === 'container') await dockerode.getContainer(id).pause();
  }
}

/** Runs a command with its own mounts. Needs util-linux's unshare, and root or user namespaces. */
function inOwnMounts(mount: string): readonly [string, ...string[]] {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return ['unshare', ...user, '--mount', 'sh', '-c', `${mount} && exec "$@"`, 'sh'];
}
