import { readdirSync, readFileSync } from 'node:fs';

// Linux only: the figures are those of /proc.

/** In ticks of 10 ms, by which the kernel counts on every machine that Node runs on. */
const TICK_MS = 10;

/** Processor time of a process and its descendants so far. */
export function processorMs(pid: number): number {
  return sumOf(descendants(pid), (one) => {
    const fields = statFields(one);
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  });
}

/** Their memory: shared pages are counted once, divided among those that share them. */
export function pssMegabytes(pid: number): number {
  return sumOf(descendants(pid), (one) => {
    const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s*(\d+) kB/m.exec(rollup)?.[1]) / 1024;
  });
}

function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const parent = Number(statFields(pid)[1]);
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    } catch {
      // It has ended.
    }
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** The fields after the name, which may hold spaces: state, parent, … */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function sumOf(pids: readonly number[], read: (pid: number) => number): number {
  return pids.reduce((sum, pid) => sum + read(pid), 0);
}
