import { emulatorOptions } from '../command/emulator-options.ts';
import { runCommand, UsageError } from '../command/run-command.ts';
import { portOption, portVariable, serveFunction } from '../command/serve-function.ts';

const options = {
  port: portOption,
  emulator: {
    type: 'string',
    value: 'localstack',
    help: 'also updates this running emulator after every save',
    otherwise: 'none',
  },
  endpoint: emulatorOptions.endpoint,
} as const;

await runCommand(
  {
    command: 'pnpm dev',
    purpose: 'Serves the function as `pnpm start` does. A saved file is live at the next request.',
    options,
    environment: portVariable,
    example: 'pnpm dev --emulator localstack',
  },
  async ({ port, emulator, endpoint }, signal) => {
    if (emulator === undefined) {
      if (endpoint !== undefined) throw new UsageError('Expected --emulator with --endpoint');
      return await serveFunction({ port, watch: true });
    }
    // Loading the harness takes longer than the gateway needs to start.
    const { deployReloading, rebuildLive } = await import('../watch/reload-on-localstack.ts');
    await deployReloading({ emulator, endpoint }, process.env, signal);
    await serveFunction({ port, watch: true });
    await rebuildLive(signal);
  },
);
