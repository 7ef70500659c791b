import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// serverless-offline in this process, with as much of the Serverless CLI as it reads: that CLI itself
// asks for an account. Started with the folder that it is installed in; PORT is its port.

const folder = process.argv[2] ?? '';
const require = createRequire(join(folder, 'package.json'));
const { default: ServerlessOffline } = await import(
  pathToFileURL(require.resolve('serverless-offline')).href
);

const definition = {
  name: 'multiply',
  handler: 'handler.handler',
  events: [{ httpApi: '*' }],
  runtime: 'nodejs22.x',
  // Its default of 6 s is not enough for it at 128 connections.
  timeout: 60,
};
const serverless = {
  config: { servicePath: folder },
  serviceDir: folder,
  service: {
    service: 'bench',
    custom: {},
    functions: { multiply: definition },
    provider: { name: 'aws', stage: 'dev', region: 'us-east-1', runtime: 'nodejs22.x' },
    getAllFunctions: () => ['multiply'],
    getFunction: () => definition,
    getAllEventsInFunction: () => definition.events,
  },
};
const options = {
  host: '127.0.0.1',
  httpPort: Number(process.env.PORT),
  lambdaPort: 0,
  noPrependStageInUrl: true,
  noSponsor: true,
};
const quiet = () => {};
const log = { debug: quiet, error: console.error, info: quiet, notice: quiet, warning: quiet };
await new ServerlessOffline(serverless, options, { log }).start();
