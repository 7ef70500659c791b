import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * This process's mark on what it starts: `<machine>.<process id>.<start>`. A later process may have
 * the same id, not the same start.
 */
export function markOfThisProcess(): string {
  return `${machine()}.${process.pid}.${startOf(process.pid)}`;
}

/** Whether the process that left this mark has ended for certain; false where that cannot be told. */
export function hasOwnerEnded(mark: string): boolean {
  const [machineOfOwner, pid, start] = mark.split('.');
  if (machineOfOwner !== machine() || !pid || !start) return false;
  return startOf(Number(pid)) !== start;
}

/** When the process started, as this system tells it; undefined when there is no such process. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // proc_pid_stat(5): the 22nd field, in ticks since boot. The name, in brackets, may hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    }
    return digest(execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}

/** Process ids mean the same only within one boot and one PID namespace: engines are shared wider. */
function machine(): string {
  const parts = [hostname()];
  if (process.platform === 'linux') {
    parts.push(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
    parts.push(readlinkSync('/proc/self/ns/pid'));
  }
  return digest(parts.join());
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
