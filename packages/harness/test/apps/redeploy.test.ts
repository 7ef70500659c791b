import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { isReportedUnchanged } from '../../src/cdk/is-reported-unchanged.ts';
import { runCdklocal } from '../../src/cdk/run-cdklocal.ts';
import {
  bootstrapEmulator,
  deployApp,
  localstack,
  ministack,
  startEmulator,
} from '../../src/index.ts';
import { createTemporaryFolder } from '../../src/process/temporary-folder.ts';

const folder = fileURLToPath(new URL('../fixtures/environments-app', import.meta.url));

describe('deployApp', { timeout: 240_000 }, () => {
  it.each([localstack(), ministack()])(
    'tells whether it has changed a stack of $title',
    async (emulator) => {
      await using started = await startEmulator(emulator);
      const deploy = async (GREETING: string) => {
        const options = { context: { case: 'greeting' }, environment: { GREETING } };
        const { changed, outputs } = await deployApp(started, { folder }, options);
        expect(outputs['Fixed-Steady']?.Region).toBe('us-east-1');
        return { changed, greeting: outputs.Greeting?.Value };
      };
      expect(await deploy('hello')).toEqual({ changed: true, greeting: 'hello' });
      expect(await deploy('hello')).toEqual({ changed: false, greeting: 'hello' });
      expect(await deploy('goodbye')).toEqual({ changed: true, greeting: 'goodbye' });
      expect(await deploy('hello again')).toEqual({ changed: true, greeting: 'hello again' });
    },
  );
});

describe('isReportedUnchanged', { timeout: 240_000 }, () => {
  it('reads from the output of the CLI which stacks have no changes', async () => {
    await using started = await startEmulator(ministack());
    await using output = await createTemporaryFolder('redeploy');
    const deploy = async (greeting: string) => {
      vi.stubEnv('GREETING', greeting);
      const printed = await runCdklocal(
        ['deploy', '**', '--method=direct', '-c', 'case=greeting', '--output', output.path],
        { folder, emulated: { endpoint: started.endpoint, account: started.account } },
      );
      const stacks = { Greeting: 'Greeting', 'Fixed/Steady': 'Fixed-Steady' };
      return Object.entries(stacks)
        .filter(([path, name]) => isReportedUnchanged(printed, { path, name }))
        .map(([path]) => path);
    };
    await bootstrapEmulator(started, folder);
    expect(await deploy('hello')).toEqual([]);
    expect(await deploy('hello')).toEqual(['Greeting', 'Fixed/Steady']);
    expect(await deploy('goodbye')).toEqual(['Fixed/Steady']);
  });
});
