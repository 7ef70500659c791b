import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { findLeftovers } from '../../src/index.ts';

const script = fileURLToPath(new URL('launch-script.ts', import.meta.url));
const app = fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url));

const KILLS = 20;
const AT_ONCE = 2;
// It takes as long from the start of the script until the app is launched.
const LATEST_MS = 12_000;
// The promise is 10 s; a busy machine needs longer. The slowest time is printed.
const GONE_WITHIN_MS = 60_000;

interface Script extends AsyncDisposable {
  readonly child: ChildProcess;
  output(): string;
  /** Its containers, the files in its temporary folder and the programs that know that folder. */
  findLeft(): Promise<string[]>;
}

async function startScript(): Promise<Script> {
  const folder = await mkdtemp(join(tmpdir(), 'watchdog-'));
  const child = spawn(process.execPath, [script, app], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return {
    child,
    output: () => output,
    async findLeft() {
      const programs = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' });
      const files = await readdir(folder);
      return [
        ...(await findLeftovers(child.pid)),
        // testcontainers keeps a lock there for all processes.
        ...files.filter((name) => !/^testcontainers-node.*\.lock$/.test(name)),
        ...programs.split('\n').filter((line) => line.includes(folder)),
      ];
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Returns after how many ms nothing was left. */
async function awaitNothingLeft(started: Script): Promise<number> {
  const killedAt = performance.now();
  let left: string[] = [];
  const isGone = async () => {
    left = await started.findLeft();
    return left.length === 0;
  };
  await vi.waitUntil(isGone, { timeout: GONE_WITHIN_MS, interval: 100 }).catch(() => {
    expect(left).toEqual([]);
  });
  return Math.round(performance.now() - killedAt);
}

async function killAfter(delayMs: number): Promise<number> {
  await using started = await startScript();
  await sleep(delayMs);
  started.child.kill('SIGKILL');
  return await awaitNothingLeft(started);
}

describe('a script that is killed', { timeout: 900_000 }, () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('leaves nothing after %s', async (signal) => {
    await using started = await startScript();
    const isLaunched = () => started.output().includes('launched');
    await vi.waitUntil(isLaunched, { timeout: 180_000, interval: 50 });
    expect((await started.findLeft()).join()).toMatch(/container .*watchdog-main/);
    started.child.kill(signal);
    console.log(`${signal}: nothing left after ${await awaitNothingLeft(started)} ms`);
  });

  it(`leaves nothing after SIGKILL at ${KILLS} random moments`, async () => {
    const delays = Array.from({ length: KILLS }, () => Math.round(Math.random() * LATEST_MS));
    console.log(`killed after ms: ${delays.join(', ')}`);
    const times: number[] = [];
    const waiting = [...delays];
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        times.push(await killAfter(next));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(times).toHaveLength(KILLS);
    console.log(`nothing left after at most ${Math.max(...times)} ms`);
  });
});
