import { fileURLToPath } from 'node:url';
import { type ComposeService, readComposeService } from '../harness/read-compose-service.ts';
import type { EmulatorTarget } from './emulator-targets.ts';

/** The CDK app that the targets deploy. */
export const infraFolder = fileURLToPath(new URL('../../packages/infra', import.meta.url));

/** An emulator's image and its address when compose runs it. */
export function readEmulatorService(name: EmulatorTarget['emulator']): Promise<ComposeService> {
  return readComposeService(new URL('../../docker-compose.yml', import.meta.url), name);
}
