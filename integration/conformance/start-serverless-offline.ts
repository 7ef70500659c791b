import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Addresses, parseAddress } from 'front-door-conformance';

const START_TIMEOUT_MS = 60_000;
const LAST_CHARACTERS = 2000;

/** serverless-offline with the fixture. Disposing of it stops it. */
export interface StartedServerlessOffline extends AsyncDisposable {
  readonly version: string;
  readonly addresses: Addresses;
}

/** Starts serverless-offline with the fixture as an HTTP API and a REST API. */
export async function startServerlessOffline(): Promise<StartedServerlessOffline> {
  const script = fileURLToPath(new URL('serve-serverless-offline.ts', import.meta.url));
  const child = fork(script, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  // Its server prints every error of a request.
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-LAST_CHARACTERS);
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  try {
    const [port] = await Promise.race([
      once(child, 'message', { signal: AbortSignal.timeout(START_TIMEOUT_MS) }),
      ended.then(([code]) => {
        throw new Error(
          `Expected serverless-offline to start, got exit code ${code}: ${complaints}`,
        );
      }),
    ]);
    const origin = `http://127.0.0.1:${port}`;
    return {
      version: await readVersion(),
      addresses: {
        http2: { open: parseAddress(origin) },
        rest: { open: parseAddress(`${origin}/prod`) },
      },
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('serverless-offline'));
  const manifest = await readFile(`${dirname(dirname(entry))}/package.json`, 'utf8');
  return JSON.parse(manifest).version;
}
