import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../fixtures/shared-emulator', import.meta.url));

describe('the global set-up for Vitest', () => {
  it('gives every test file the same emulator', { timeout: 300_000 }, async () => {
    const manifest = import.meta.resolve('vitest/package.json');
    const vitest = fileURLToPath(new URL('vitest.mjs', manifest));
    const { VITEST: _, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run'], {
      cwd: folder,
      env: { ...env, NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/Test Files +2 passed/);
    const endpoints = [...stdout.matchAll(/^(http:\S+) has (\S+)$/gm)];
    expect(endpoints.map(([, , stacks]) => stacks).sort()).toEqual(['Base,Needs,Other', 'Context']);
    expect(new Set(endpoints.map(([, endpoint]) => endpoint)).size).toBe(1);
  });

  it('is as the README shows it', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(await readFile(`${folder}/global-setup.mjs`, 'utf8'));
  });
});
