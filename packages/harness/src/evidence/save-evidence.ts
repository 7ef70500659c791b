import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SavedEvidence } from './harness-error.ts';
import { redactSecrets } from './redact-secrets.ts';

// Two failures can have the same time.
let count = 0;

/**
 * Writes the files that show why something failed to a new folder in reports/evidence, with the error
 * and its stack in error.txt. Secrets are redacted.
 */
export async function saveEvidence(
  files: Readonly<Record<string, string>>,
  problem: string,
  cause?: unknown,
): Promise<SavedEvidence> {
  const now = new Date().toISOString().replaceAll(/[:.]/g, '-');
  count += 1;
  const folder = join(process.cwd(), 'reports', 'evidence', `${now}-${process.pid}-${count}`);
  const error = `${problem}\n\n${cause instanceof Error ? cause.stack : ''}\n`;
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries({ ...files, 'error.txt': error })) {
      await writeFile(join(folder, name), redactSecrets(content));
    }
    return { folder };
  } catch (failure) {
    return { failure: (failure as Error).message };
  }
}
