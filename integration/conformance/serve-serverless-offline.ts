import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Serves the fixture by serverless-offline, in a process of its own, because it prints and ends processes.
// Started through its programmatic entry: the plugin's class, with a service as the Serverless Framework
// would hand it over. Is told the folder where it is installed, sends its port to the parent process and
// ends with it.

const [folder = ''] = process.argv.slice(2);
const installed = createRequire(join(folder, 'package.json')).resolve('serverless-offline');
const { default: ServerlessOffline } = await import(pathToFileURL(installed).href);
const fixture = fileURLToPath(import.meta.resolve('front-door-conformance/fixture'));
const functions: Readonly<Record<string, { readonly events: readonly object[] }>> = {
  open: {
    handler: relative(process.cwd(), fixture).replace(/\.cjs$/, '.handler'),
    name: 'open',
    events: [
      { httpApi: '*' },
      { http: { method: 'any', path: '/' } },
      { http: { method: 'any', path: '/{proxy+}' } },
    ],
  } as { readonly events: readonly object[] },
};
const service = {
  service: 'fixture',
  custom: {},
  provider: { name: 'aws', runtime: 'nodejs24.x', stage: 'prod', region: 'us-east-1' },
  functions,
  getAllFunctions: () => Object.keys(functions),
  getFunction: (name: string) => functions[name],
  getAllEventsInFunction: (name: string) => functions[name]?.events,
};
const ignore = () => {};
const levels = ['notice', 'debug', 'info', 'warning', 'error', 'success', 'verbose', 'aside'];
const log = Object.assign(() => {}, Object.fromEntries(levels.map((level) => [level, ignore])));

const [httpPort, lambdaPort] = await Promise.all([findFreePort(), findFreePort()]);
const offline = new ServerlessOffline(
  { service, serviceDir: process.cwd(), config: { servicePath: process.cwd() }, cli: {} },
  { httpPort, lambdaPort, host: '127.0.0.1', useInProcess: true, noSponsor: true },
  { log, progress: { get: () => ({ notice: ignore, remove: ignore }) }, writeText: ignore },
);
await offline.start();
process.on('disconnect', () => process.exit());
process.send?.(httpPort);

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
