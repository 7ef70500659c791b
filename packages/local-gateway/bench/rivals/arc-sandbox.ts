import { createRequire } from 'node:module';
import { join } from 'node:path';

// arc sandbox by its own start function. Started with the folder that it is installed in; PORT is its port.

const folder = process.argv[2] ?? '';
const sandbox = createRequire(join(folder, 'package.json'))('@architect/sandbox');
await sandbox.start({
  cwd: folder,
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  symlink: false,
});
