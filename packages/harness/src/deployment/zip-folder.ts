import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

const MADE_ON_UNIX = 3;
const READABLE_FILE = 0o100644 * 0x10000;
// The earliest date that an archive can contain: the same files make the same archive.
const mtime = new Date(1980, 0, 1);

/** A ZIP archive of a folder's files, as Lambda expects a function's code. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Zippable = {};
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).split(sep).join('/')] = await readFile(path);
  }
  return zipSync(files, { mtime, os: MADE_ON_UNIX, attrs: READABLE_FILE });
}
