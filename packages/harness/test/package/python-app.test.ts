import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { launchApp, ministack } from '../../src/index.ts';

const run = promisify(execFile);
const fixture = fileURLToPath(new URL('../fixtures/python-app', import.meta.url));
const PACKAGES = ['aws-cdk-lib==2.275.0', 'constructs==10.8.1'];

/** Makes the virtual environment that cdk.json names; returns why it cannot. */
async function installPackages(folder: string): Promise<string | undefined> {
  const environment = join(folder, '.venv');
  try {
    await run('python3', ['-m', 'venv', environment]);
    await run(join(environment, 'bin', 'pip'), ['install', '--quiet', ...PACKAGES]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('launchApp', () => {
  it('deploys an app in Python that has no package of npm', {
    timeout: 580_000,
  }, async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'python-app-'));
    try {
      await cp(fixture, folder, { recursive: true });
      const missing = await installPackages(folder);
      if (missing !== undefined)
        context.skip(`python3 with aws-cdk-lib is unavailable: ${missing}`);
      await using app = await launchApp(ministack(), { folder });
      const answer = await app.awaitAnswer(
        app.addressOf('Python', 'Url'),
        { method: 'GET', path: '/' },
        { isGood: ({ status }) => status === 200, timeoutMs: 60_000 },
      );
      expect(answer.body.toString()).toBe('hello from Python');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
