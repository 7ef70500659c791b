// Deploys the fixture app to the emulator at the address in its argument, and prints what came of it.
import { fileURLToPath } from 'node:url';
import { connectEmulator, deployApp } from '../../src/index.ts';

const [, , endpoint = ''] = process.argv;
await using emulator = await connectEmulator(endpoint);
const folder = fileURLToPath(new URL('../fixtures/isolation-app', import.meta.url));
const { outputs, changed } = await deployApp(emulator, { folder });
console.log(JSON.stringify({ outputs, changed }));
