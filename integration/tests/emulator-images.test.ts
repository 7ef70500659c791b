import { localstack, ministack } from 'cdk-emulator-harness';
import { describe, expect, it } from 'vitest';
import { readEmulatorService } from '../targets/emulators.ts';

describe('docker-compose.yml', () => {
  it.each([
    ['localstack', localstack()],
    ['ministack', ministack()],
  ] as const)(
    'names the image of %s that the harness starts by default',
    async (name, emulator) => {
      expect((await readEmulatorService(name)).image).toBe(emulator.image);
    },
  );
});
