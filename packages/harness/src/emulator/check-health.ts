import { sendRequest } from '../http/send-request.ts';
import type { EmulatorKind } from './emulator.ts';

const TIMEOUT_MS = 5_000;

/**
 * Whether the emulator's health page is at this endpoint. A redirect is not followed and counts as
 * another page.
 *
 * @throws Error if nothing answers within 5 s.
 */
export async function checkHealth(
  endpoint: string,
  { healthPath, healthPattern = /^/ }: Pick<EmulatorKind, 'healthPath' | 'healthPattern'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const address = { origin: endpoint, basePath: '' };
  const { status, body } = await sendRequest(
    address,
    { method: 'GET', path: healthPath },
    { signal, timeoutMs: TIMEOUT_MS },
  );
  return status === 200 && healthPattern.test(body.toString());
}
