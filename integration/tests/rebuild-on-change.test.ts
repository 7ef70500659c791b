import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rebuildOnChange } from '../watch/rebuild-on-change.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebuild-'));
  await writeFile(join(folder, 'a.ts'), '0');
});
afterEach(() => rm(folder, { recursive: true }));

describe('rebuildOnChange', () => {
  it('rebuilds after each save of a file that editors replace', async () => {
    const stop = new AbortController();
    let rebuilt = 0;
    const count = async () => {
      rebuilt += 1;
    };
    const watching = rebuildOnChange([folder], count, stop.signal);
    for (const round of [1, 2, 3]) {
      const before = rebuilt;
      // As editors save: a new file replaces the old one.
      await writeFile(join(folder, 'a.new'), String(round));
      await rename(join(folder, 'a.new'), join(folder, 'a.ts'));
      await vi.waitUntil(() => rebuilt > before, { timeout: 30_000 });
    }
    stop.abort();
    await watching;
    expect(rebuilt).toBeGreaterThanOrEqual(3);
  });

  it('rebuilds once more for a change during a rebuild', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const watching = rebuildOnChange(
      [folder],
      async () => {
        seen.push('rebuild');
        if (seen.length === 1) await writeFile(join(folder, 'a.ts'), 'again');
        else stop.abort();
      },
      stop.signal,
    );
    await writeFile(join(folder, 'a.ts'), 'first');
    await watching;
    expect(seen).toHaveLength(2);
  });

  it('ends when aborted', async () => {
    const stop = new AbortController();
    const watching = rebuildOnChange([folder], () => expect.unreachable(), stop.signal);
    stop.abort();
    await expect(watching).resolves.toBeUndefined();
  });
});
