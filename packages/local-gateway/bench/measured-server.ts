import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { requestTimes } from './load.ts';
import { processorMs, pssMegabytes } from './process-tree.ts';

const GIVE_UP_MS = 10_000;

/** A server in a process of its own that has answered a first request. */
export interface MeasuredServer extends AsyncDisposable {
  readonly port: number;
  /** From just before its process was started to its first answer. */
  readonly firstAnswerMs: number;
  /** Memory and processor time so far, of all its processes. */
  pssMegabytes(): number;
  processorMs(): number;
}

/** Starts `node <args>` in this folder with a free PORT, its log drained and dropped. */
export async function startMeasured(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<MeasuredServer> {
  const port = await findFreePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  await waitForAnswer(child, port, startedMs + GIVE_UP_MS);
  const firstAnswerMs = performance.now() - startedMs;
  return {
    port,
    firstAnswerMs,
    pssMegabytes: () => pssMegabytes(child.pid ?? 0),
    processorMs: () => processorMs(child.pid ?? 0),
    [Symbol.asyncDispose]: async () => {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

/**
 * A port below those that the kernel gives to clients: a `cdk.out` takes the following ports as well, of
 * which the client that waits for the first answer could have one.
 */
async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
}

async function waitForAnswer(child: ChildProcess, port: number, untilMs: number): Promise<void> {
  for (;;) {
    try {
      await requestTimes(port, 1);
      return;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > untilMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}
