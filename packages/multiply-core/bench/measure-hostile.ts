import { execFileSync } from 'node:child_process';
import { platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from '@multiply/bench-kit';
import { hostileBodies } from './hostile-bodies.ts';

export const LIMIT_MS = 60;
export const LIMIT_MB = 16;

/** What a body of 6 MB costs the first time, always in a fresh process: medians. */
export interface HostileCost {
  readonly body: string;
  readonly ours: Cost;
  readonly jsonParse: Cost;
}

export interface Cost {
  readonly ms: number;
  /** The peak, over the memory that is in use when the body exists and has not been read. */
  readonly mb: number;
}

/** `undefined` everywhere but on Linux, where the peak of a process's memory can be reset. */
export function measureHostile(module: string, runs: number): HostileCost[] | undefined {
  if (platform() !== 'linux') return undefined;
  return Object.keys(hostileBodies).map((body) => ({
    body,
    ours: measure(module, 'multiplyBody', body, runs),
    jsonParse: measure(module, 'JSON.parse', body, runs),
  }));
}

function measure(module: string, reader: string, body: string, runs: number): Cost {
  const script = fileURLToPath(new URL('hostile-child.ts', import.meta.url));
  const costs = Array.from({ length: runs }, (): Cost => {
    const args = ['--expose-gc', script, module, reader, body];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  });
  return { ms: median(costs.map(({ ms }) => ms)), mb: median(costs.map(({ mb }) => mb)) };
}
