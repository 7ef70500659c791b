// Prints how many milliseconds importing the module of the last argument takes in a fresh process.
import { stdout } from 'node:process';

const url = process.argv.at(-1);
const startedMs = performance.now();
await import(url);
stdout.write(String(performance.now() - startedMs));
