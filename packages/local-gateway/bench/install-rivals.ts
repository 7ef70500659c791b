import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A folder with the rivals and the function that they serve. Disposing it removes it. */
export interface InstalledRivals extends AsyncDisposable {
  readonly folder: string;
}

const PACKAGES = ['serverless-offline@14.8.2', 'hono@4.13.19', '@hono/node-server@2.1.9'];
const INSTALL_TIMEOUT_MS = 180_000;

// The same work as multiply-handler.ts, in a form that the rivals load.
const HANDLER = `export const handler = async (event) => {
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  const { a, b } = JSON.parse(text);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result: a * b }),
  };
};
`;

/**
 * Installs the rivals into a folder of their own: they are no part of this workspace or its lockfile.
 *
 * @throws Error with what pnpm printed when they are unavailable.
 */
export async function installRivals(pnpm: readonly string[]): Promise<InstalledRivals> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-rivals-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const [command = 'pnpm', ...args] = pnpm;
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    await promisify(execFile)(
      command,
      [...args, 'add', '--save-exact', '--ignore-scripts', ...PACKAGES],
      { cwd: folder, timeout: INSTALL_TIMEOUT_MS },
    );
    await writeFile(join(folder, 'handler.mjs'), HANDLER);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, [Symbol.asyncDispose]: remove };
}
