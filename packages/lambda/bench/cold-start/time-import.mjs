// Prints how many milliseconds the import of the module in the last argument takes.
import { stdout } from 'node:process';

const url = process.argv.at(-1);
const startedMs = performance.now();
await import(url);
stdout.write(String(performance.now() - startedMs));
