import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const readme = await readFile(new URL('README.md', root), 'utf8');
const [, deployIt = ''] = readme.split('\n## Deploy it\n');
const [section = ''] = deployIt.split('\n## ');
const blocks = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines = '']) => lines);

async function findFreePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : address);
}

// `pnpm test`, `pnpm start` and the full `pnpm test:integration` have steps of their own in .ci/run.
describe('README.md', () => {
  it('works from top to bottom in Deploy it', { timeout: 1_200_000 }, async () => {
    // With its own ports and project, so that a developer's emulators are left alone.
    const [LOCALSTACK_PORT, MINISTACK_PORT] = [await findFreePort(), await findFreePort()];
    const folder = await mkdtemp(join(tmpdir(), 'readme-'));
    const replaced = new Map([
      ['4566', LOCALSTACK_PORT],
      ['4567', MINISTACK_PORT],
      ['.venv', join(folder, 'venv')],
    ]);
    const script = blocks
      .join('\n')
      .replaceAll(/4566|4567|\.venv/g, (text) => replaced.get(text) ?? text);
    const COMPOSE_PROJECT_NAME = `readme-${process.pid}`;
    const stop = 'docker compose down -v -t 10 >/dev/null 2>&1; kill $(jobs -p) 2>/dev/null';
    // Job control, as in a terminal.
    const wrapped = `set -em\ntrap 'code=$?; set +e; ${stop}; exit $code' EXIT\nset -v\n${script}`;
    const bash = spawn('bash', ['-c', wrapped], {
      cwd: fileURLToPath(root),
      env: {
        ...process.env,
        ...{ LOCALSTACK_PORT, MINISTACK_PORT, COMPOSE_PROJECT_NAME, VITEST: '' },
        // MiniStack leaves its functions' code there.
        TMPDIR: folder,
      },
    });
    let output = '';
    for (const stream of [bash.stdout, bash.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk;
      });
    }
    const code = await new Promise((resolve) => bash.on('close', resolve));
    await rm(folder, { recursive: true });
    expect(code, output).toBe(0);
    expect(output.match(/\{"result":36\}/g), output).toHaveLength(2);
    expect(output).toMatch(/^Passed: \d+ tests on .*ministack-http/m);
    // Without the log of MiniStack, which runs in the background.
    const printed = output.replaceAll(/^\d{4}-\d\d-\d\d \d.*$/gm, '');
    expect(printed).not.toMatch(/\bwarn(ing)?\b|^ +at .*:\d+:\d+/im);
  });
});
