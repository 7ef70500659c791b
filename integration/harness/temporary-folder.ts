import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markOfThisProcess } from './owner.ts';

/** A folder that is gone when disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** Holds one folder for each process that works here, named by its mark. */
export function temporaryRoot(): string {
  return join(tmpdir(), 'cdk-emulator-tests');
}

/** Where this process keeps what must not outlive it. */
export function folderOfThisProcess(): string {
  const folder = join(temporaryRoot(), markOfThisProcess());
  mkdirSync(folder, { recursive: true });
  return folder;
}

export async function createTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(folderOfThisProcess(), `${name}-`));
  return {
    path,
    async [Symbol.asyncDispose]() {
      // A program that is ending may still write there.
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
      await removeEmptyFolders();
    },
  };
}

/** Removes the folder of this process when nothing is in it, and their root likewise. */
export async function removeEmptyFolders(): Promise<void> {
  for (const folder of [join(temporaryRoot(), markOfThisProcess()), temporaryRoot()]) {
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code ?? '')) throw error;
    });
  }
}
