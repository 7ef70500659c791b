import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasOwnerEnded, isOwnedBy, ownerId, processStart } from '../src/process/owner.ts';

describe('hasOwnerEnded', () => {
  const [machine, pid, start] = ownerId().split('.');

  it('is false for a living process', () => {
    expect(hasOwnerEnded(ownerId())).toBe(false);
  });

  it('is true for a process that has ended', () => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    expect(hasOwnerEnded(`${machine}.${ended}.${start}`)).toBe(true);
  });

  it('is true if another process has the same id now', () => {
    expect(hasOwnerEnded(`${machine}.${pid}.1`)).toBe(true);
  });

  it('is false for another machine, whose processes are invisible', () => {
    expect(hasOwnerEnded(`elsewhere.${pid}.1`)).toBe(false);
  });

  it('is false for an id that it cannot parse', () => {
    expect(hasOwnerEnded('')).toBe(false);
  });
});

describe('processStart', () => {
  it('is undefined for a process that does not exist', () => {
    expect(processStart(2 ** 30)).toBeUndefined();
  });
});

describe('isOwnedBy', () => {
  it('compares machine and process id', () => {
    expect(isOwnedBy(ownerId(), process.pid)).toBe(true);
    expect(isOwnedBy(ownerId(), process.pid + 1)).toBe(false);
    expect(isOwnedBy(`elsewhere.${process.pid}.1`, process.pid)).toBe(false);
  });
});
