import type { EmulatorKind } from './emulator.ts';

/**
 * Whether the emulator's health page is at this endpoint.
 *
 * @throws Error when nothing answers.
 */
export async function checkHealth(
  endpoint: string,
  { healthPath }: Pick<EmulatorKind, 'healthPath'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const response = await fetch(endpoint + healthPath, signal ? { signal } : {});
  const body = await response.text();
  return response.ok && body.includes('"services"');
}
