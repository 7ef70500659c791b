import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Identifies this process as the owner of what it starts: `<machine>.<process id>.<start time>`.
 * A later process can have the same id, but not the same start time.
 */
export function ownerId(): string {
  return `${machineId()}.${process.pid}.${processStart(process.pid)}`;
}

/** Whether the owner is known to have ended; false if it runs on another machine. */
export function hasOwnerEnded(owner: string): boolean {
  const [machine, pid, start] = owner.split('.');
  if (machine !== machineId() || !pid || !start) return false;
  return processStart(Number(pid)) !== start;
}

/** Whether a process of this machine with the given id is the owner. */
export function isOwnedBy(owner: string, pid: number): boolean {
  const [machine, ownerPid] = owner.split('.');
  return machine === machineId() && ownerPid === String(pid);
}

/**
 * When the process started, in a form that only compares; undefined if there is no such process, or it
 * has ended and only its parent has not noticed.
 */
export function processStart(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // proc_pid_stat(5): the 22nd field, in ticks since boot. The name, in brackets, may contain spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    return digest(execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}

/** Process ids are unique within one boot and one PID namespace only; a Docker engine can be shared wider. */
function machineId(): string {
  const parts = [hostname()];
  if (process.platform === 'linux') {
    parts.push(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
    parts.push(readlinkSync('/proc/self/ns/pid'));
  }
  return digest(parts.join());
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}
