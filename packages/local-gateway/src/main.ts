import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLocalGateway } from './start-local-gateway.ts';

const [path = ''] = process.argv.slice(2);
const module = await import(pathToFileURL(resolve(path)).href);
const gateway = await startLocalGateway(module.handler, {
  port: Number(process.env.PORT ?? 3000),
});
console.log(`Listening on ${gateway.url}`);
