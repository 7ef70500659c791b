import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerId } from './owner.ts';
import { startWatchdog } from './watchdog.ts';

/** A folder that is removed when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

const ATTEMPTS = 5;

/** Contains one folder for each process that uses the harness, named by the process's owner id. */
export function temporaryRoot(): string {
  return join(tmpdir(), 'cdk-emulator-harness');
}

/** Where the process with this owner id keeps what must not outlive it. */
export function folderOf(owner: string): string {
  return join(temporaryRoot(), owner);
}

/**
 * Creates something in this process's folder. As long as the folder exists there is something to clean
 * up, which the watchdog does if this process is killed.
 */
function inOwnerFolder<Result>(create: (folder: string) => Result): Result {
  const owner = ownerId();
  const folder = folderOf(owner);
  startWatchdog(folder, owner);
  for (let attempt = 1; ; attempt += 1) {
    try {
      mkdirSync(folder, { recursive: true });
      return create(folder);
    } catch (error) {
      // Another task of this process has removed the empty folder in between.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Records something that must not outlive this process in a file of its folder.
 *
 * @returns removes the record.
 */
export function writeRecord(name: string): () => Promise<void> {
  const file = inOwnerFolder((folder) => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  });
  return async () => {
    await rm(file, { force: true });
    await removeEmptyFolders();
  };
}

export async function createTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = inOwnerFolder((folder) => mkdtempSync(join(folder, `${name}-`)));
  return {
    path,
    async [Symbol.asyncDispose]() {
      // A program that is ending may still write there.
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
      await removeEmptyFolders();
    },
  };
}

/** Removes this process's folder if it is empty, then the root folder if that is empty. */
export async function removeEmptyFolders(): Promise<void> {
  for (const folder of [folderOf(ownerId()), temporaryRoot()]) {
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code ?? '')) throw error;
    });
  }
}
