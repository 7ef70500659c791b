import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files in the folder that a message's last line names: file name and content. */
export async function readEvidence(message: string): Promise<Record<string, string>> {
  const folder = message.trimEnd().split('\n').at(-1) ?? '';
  const names = await readdir(folder);
  const entries = names.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
