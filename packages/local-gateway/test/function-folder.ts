import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder, removed when disposed. */
export interface FunctionFolder extends AsyncDisposable {
  readonly path: string;
  write(file: string, content: string): Promise<void>;
}

/** Writes files, named by their paths, into a new folder. */
export async function createFolder(files: Record<string, string>): Promise<FunctionFolder> {
  const path = await mkdtemp(join(tmpdir(), 'local-gateway-test-'));
  const write = async (file: string, content: string) => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { path, write, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
