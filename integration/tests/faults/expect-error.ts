import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The error's message, once it has one: fails the test when the promise is kept. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => expect.unreachable('Expected an error, got a result'),
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : String(error);
}

/** The evidence in the folder that a message's last line names: file name, text. */
export async function readEvidence(message: string): Promise<Record<string, string>> {
  const folder = message.trimEnd().split('\n').at(-1) ?? '';
  const names = await readdir(folder);
  const entries = names.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
