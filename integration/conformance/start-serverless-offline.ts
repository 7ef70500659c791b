import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Addresses, parseAddress } from 'front-door-conformance';

const VERSION = '14.8.2';
const INSTALL_TIMEOUT_MS = 180_000;
const START_TIMEOUT_MS = 60_000;
const LAST_CHARACTERS = 2000;

/** serverless-offline with the fixture. Disposing of it stops and removes it. */
export interface StartedServerlessOffline extends AsyncDisposable {
  readonly version: string;
  readonly addresses: Addresses;
}

/**
 * Installs serverless-offline in a folder outside the workspace, which would otherwise have 82 packages
 * more, and starts it with the fixture as an HTTP API and a REST API.
 */
export async function startServerlessOffline(
  signal: AbortSignal,
): Promise<StartedServerlessOffline> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'serverless-offline-'));
  stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await promisify(execFile)(
    'npm',
    // Without its peer, the Serverless Framework, which asks for an account.
    [
      ...['install', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'],
      `serverless-offline@${VERSION}`,
    ],
    { cwd: folder, timeout: INSTALL_TIMEOUT_MS, signal },
  );
  const port = await serve(folder, stack);
  const origin = `http://127.0.0.1:${port}`;
  const started = stack.move();
  return {
    version: VERSION,
    addresses: {
      http2: { open: parseAddress(origin) },
      rest: { open: parseAddress(`${origin}/prod`) },
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function serve(folder: string, stack: AsyncDisposableStack): Promise<number> {
  const script = fileURLToPath(new URL('serve-serverless-offline.ts', import.meta.url));
  const child = fork(script, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  // Its server prints every error of a request.
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-LAST_CHARACTERS);
  });
  const ended = once(child, 'exit');
  stack.defer(async () => {
    child.kill();
    await ended;
  });
  const [port] = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(START_TIMEOUT_MS) }),
    ended.then(([code]) => {
      throw new Error(`Expected serverless-offline to start, got exit code ${code}: ${complaints}`);
    }),
  ]);
  return port;
}
