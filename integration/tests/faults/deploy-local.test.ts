import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getContainerRuntimeClient } from 'testcontainers';
import { describe, expect, it, vi } from 'vitest';
import { readEmulatorService } from '../../targets/emulators.ts';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('../../cli/deploy-local.ts', import.meta.url));

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error(`Expected a port, got ${address}`);
}

async function findContainerOf(composeProject: string) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const label = [`com.docker.compose.project=${composeProject}`];
  const [found] = await dockerode.listContainers({ filters: { label } });
  return dockerode.getContainer(found?.Id ?? '');
}

describe('deploy:local', { timeout: 360_000 }, () => {
  it('says that `docker compose down` has stopped the emulator', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'compose-down-'));
    const { image } = await readEmulatorService('ministack');
    const port = await findFreePort();
    const file = join(folder, 'docker-compose.yml');
    const service = { image, ports: [`127.0.0.1:${port}:4566`] };
    await writeFile(file, JSON.stringify({ services: { ministack: service } }));
    const compose = (...args: readonly string[]) =>
      run('docker', ['compose', '-f', file, '-p', `down-${port}`, ...args], { cwd: folder });
    try {
      await compose('up', '-d');
      const container = await findContainerOf(`down-${port}`);
      const endpoint = `http://127.0.0.1:${port}`;
      const isHealthy = () =>
        fetch(`${endpoint}/_ministack/health`).then(
          ({ ok }) => ok,
          () => false,
        );
      await vi.waitUntil(isHealthy, { timeout: 120_000, interval: 200 });

      const chosen = ['--emulator', 'ministack', '--endpoint', endpoint];
      const deploying = spawn(process.execPath, [entry, ...chosen]);
      let output = '';
      for (const stream of [deploying.stdout, deploying.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
        });
      }
      const exit = new Promise((resolve) => deploying.on('close', resolve));
      await vi.waitUntil(() => /bootstrap$/m.test(output), { timeout: 120_000, interval: 5 });
      // So that the deployment is not complete before the command below has started.
      await container.pause();
      await compose('down', '-t', '0');
      expect(await exit, output).toBe(1);
      expect(output).toMatch(
        new RegExp(
          `^Expected MiniStack at ${endpoint} to run until the end, got .* after \\d+ ms\\.$`,
          'm',
        ),
      );
    } finally {
      await compose('down', '-t', '0');
      await rm(folder, { recursive: true });
    }
  });
});
