import { runCommand } from '../command/run-command.ts';
import { portOption, portVariable, serveFunction } from '../command/serve-function.ts';

await runCommand(
  {
    command: 'pnpm start',
    purpose: 'Serves the function on 127.0.0.1 as an HTTP API does, until Ctrl-C.',
    options: { port: portOption },
    environment: portVariable,
    example: 'pnpm start --port 8080',
  },
  ({ port }) => serveFunction({ port, watch: false }),
);
