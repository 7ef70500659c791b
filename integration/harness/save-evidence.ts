import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redactSecrets } from './redact-secrets.ts';

/** An error whose evidence is in a folder, the last line of its message. */
export class ErrorWithEvidence extends Error {
  override readonly name = 'ErrorWithEvidence';
}

/**
 * Writes what shows why something failed to a new folder below reports/evidence and returns the
 * error to throw, whose last line is the folder. Secrets of the environment are in neither.
 */
export async function saveEvidence(
  message: string,
  files: Readonly<Record<string, string>>,
  cause?: unknown,
): Promise<ErrorWithEvidence> {
  const now = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = join(process.cwd(), 'reports', 'evidence', `${now}-${process.pid}`);
  const described = redactSecrets(message);
  try {
    await mkdir(folder, { recursive: true });
    const error = `${message}\n\n${cause instanceof Error ? cause.stack : ''}\n`;
    for (const [name, text] of Object.entries({ ...files, 'error.txt': error })) {
      await writeFile(join(folder, name), redactSecrets(text));
    }
    // Without the cause: whoever prints it would print what is redacted here.
    return new ErrorWithEvidence(`${described}\nEvidence:\n${folder}`);
  } catch (error) {
    const why = (error as Error).message;
    return new ErrorWithEvidence(`${described}\nNo evidence was saved: ${why}`);
  }
}
