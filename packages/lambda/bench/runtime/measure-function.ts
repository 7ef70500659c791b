import type { Buffer } from 'node:buffer';
import { digits, hostile, typical } from './events.ts';
import { serveRuntimeApi } from './serve-runtime-api.ts';

// Runs in a container beside the function's. Writes a line when the function can start, and one of
// JSON, a `Measured`, when done. Then it waits to be removed, for the memory of the function's process
// is read while that still waits for its next event.

const WARM_MS = 3_000;
const TYPICAL_MS = 5_000;
const DIGITS_MS = 2_000;
const HOSTILE_ROUNDS = 5;
const GIVE_UP_MS = 240_000;

export interface Measured {
  /** The very first invocation, its code not yet compiled. */
  readonly firstMs: number;
  readonly typical: Load;
  readonly digits: Load;
  /** Each hostile body's slowest invocation. */
  readonly hostileMs: Record<string, number>;
  /** How many requests were refused, and so how many lines the log must have. */
  readonly rejections: number;
}

/** Invocations one after another, each as soon as the runtime asked for it. */
export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

setTimeout(() => process.exit(1), GIVE_UP_MS);
const invoke = await serveRuntimeApi(Number(process.env.PORT));
console.log('listening');

const firstMs = await invokeFor(typical, 200);
await load(typical, 200, WARM_MS);
const measured: Measured = {
  firstMs,
  typical: await load(typical, 200, TYPICAL_MS),
  digits: await load(digits, 200, DIGITS_MS),
  hostileMs: {},
  rejections: HOSTILE_ROUNDS * hostile.filter(({ rejected }) => rejected).length,
};
for (const { name, event, rejected } of hostile) {
  for (let round = 0; round < HOSTILE_ROUNDS; round += 1) {
    const ms = await invokeFor(event, rejected ? 400 : 200);
    measured.hostileMs[name] = Math.max(ms, measured.hostileMs[name] ?? 0);
  }
}
console.log(JSON.stringify(measured));

async function invokeFor(event: Buffer, status: number): Promise<number> {
  const { ms, response } = await invoke(event);
  if (!response.startsWith(`{"statusCode":${status},`)) {
    throw new Error(`Expected status ${status}, got ${response.slice(0, 200)}`);
  }
  return ms;
}

async function load(event: Buffer, status: number, durationMs: number): Promise<Load> {
  const each: number[] = [];
  const startedMs = performance.now();
  while (performance.now() - startedMs < durationMs) each.push(await invokeFor(event, status));
  const perSecond = (each.length / (performance.now() - startedMs)) * 1000;
  each.sort((a, b) => a - b);
  const quantile = (share: number) => each[Math.floor(share * (each.length - 1))] ?? Number.NaN;
  return { perSecond, p50Ms: quantile(0.5), p99Ms: quantile(0.99) };
}
