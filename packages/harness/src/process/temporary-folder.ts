import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerId } from './owner.ts';

/** A folder that is removed when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** Contains one folder for each process that uses the harness, named by the process's owner id. */
export function temporaryRoot(): string {
  return join(tmpdir(), 'cdk-emulator-harness');
}

/** Where this process keeps what must not outlive it. */
export function ownerFolder(): string {
  const folder = join(temporaryRoot(), ownerId());
  mkdirSync(folder, { recursive: true });
  return folder;
}

export async function createTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(ownerFolder(), `${name}-`));
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
  for (const folder of [join(temporaryRoot(), ownerId()), temporaryRoot()]) {
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code ?? '')) throw error;
    });
  }
}
