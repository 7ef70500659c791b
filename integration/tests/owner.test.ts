import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasOwnerEnded, markOfThisProcess, startOf } from '../harness/owner.ts';

describe('hasOwnerEnded', () => {
  const [machine, pid, start] = markOfThisProcess().split('.');

  it('says no of a process that lives', () => {
    expect(hasOwnerEnded(markOfThisProcess())).toBe(false);
  });

  it('says yes of a process that has ended', () => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    expect(hasOwnerEnded(`${machine}.${ended}.${start}`)).toBe(true);
  });

  it('says yes where another process has the same id now', () => {
    expect(hasOwnerEnded(`${machine}.${pid}.1`)).toBe(true);
  });

  it('says no of another machine, whose processes it cannot see', () => {
    expect(hasOwnerEnded(`elsewhere.${pid}.1`)).toBe(false);
  });

  it('says no of a mark that it does not understand', () => {
    expect(hasOwnerEnded('')).toBe(false);
  });
});

describe('startOf', () => {
  it('tells nothing of a process that is not there', () => {
    expect(startOf(2 ** 30)).toBeUndefined();
  });
});
