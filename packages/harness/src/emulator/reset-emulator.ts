import { HarnessError } from '../evidence/harness-error.ts';
import { sendRequest } from '../http/send-request.ts';
import type { EmulatorKind } from './emulator.ts';

/**
 * Deletes everything on an emulator.
 *
 * @throws HarnessError if the emulator has no reset, or refuses it.
 */
export async function resetEmulator(
  endpoint: string,
  { title, resetPath }: Pick<EmulatorKind, 'title' | 'resetPath'>,
): Promise<void> {
  if (resetPath === undefined) {
    throw new HarnessError({ problem: `Expected an emulator that can be reset, got ${title}.` });
  }
  const address = { origin: endpoint, basePath: '' };
  const { status } = await sendRequest(address, { method: 'POST', path: resetPath, body: '' });
  if (status === 200) return;
  throw new HarnessError({ problem: `Expected ${title} to be reset, got status ${status}.` });
}
