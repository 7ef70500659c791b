import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const NOBODY = 65_534;
// The group `daemon` of Debian and others.
const DAEMON = 1;
const isRoot = process.getuid?.() === 0;
const source = new URL('../src/docker/find-docker.ts', import.meta.url).href;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-socket-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

/** The message of findDocker for a user who is not root. */
async function explain(socket: string): Promise<string> {
  const script = `const { findDocker } = await import(${JSON.stringify(source)});
    await findDocker().catch((error) => console.log(error.message));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DOCKER_HOST: `unix://${socket}` },
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return stdout;
}

describe('findDocker', () => {
  it("names the group that may use Docker's socket", async () => {
    const socket = join(folder, 'docker.sock');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    await chmod(socket, 0o060);
    if (isRoot) await chown(socket, 0, DAEMON);
    const message = await explain(socket);
    server.close();
    expect(message).toMatch(
      /^Expected this user to be allowed to use Docker's socket .*docker\.sock, got EACCES\.\nTry: `sudo usermod -aG (\S+) "\$USER"`, then log in again; members of the group \1 may use it\.\n$/,
    );
    if (isRoot) expect(message).toContain('the group daemon may');
  });

  it('says that no engine answers', async () => {
    expect(await explain(join(folder, 'nothing.sock'))).toMatch(
      /^Expected a Docker engine to answer, got none after \d+ ms \(.*\)\.\nTry: start Docker/,
    );
  });
});
