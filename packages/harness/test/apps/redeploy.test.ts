import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deployApp, localstack, ministack, startEmulator } from '../../src/index.ts';

const folder = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));

describe('deployApp', { timeout: 240_000 }, () => {
  it.each([localstack(), ministack()])(
    'tells whether it has changed a stack of $title',
    async (emulator) => {
      await using started = await startEmulator(emulator);
      const deploy = async (GREETING: string) => {
        const options = { context: { case: 'greeting' }, environment: { GREETING } };
        const { changed, outputs } = await deployApp(started, { folder }, options);
        return { changed, greeting: outputs.Greeting?.Value };
      };
      expect(await deploy('hello')).toEqual({ changed: true, greeting: 'hello' });
      expect(await deploy('hello')).toEqual({ changed: false, greeting: 'hello' });
      expect(await deploy('goodbye')).toEqual({ changed: true, greeting: 'goodbye' });
      expect(await deploy('hello again')).toEqual({ changed: true, greeting: 'hello again' });
    },
  );
});
