import { mkdir, rename, writeFile } from 'node:fs/promises';
import { bundleEntry } from './bundle-entry.ts';

// Bundles the function into one file without imports, dist/index.mjs.
const folder = new URL('../', import.meta.url);
const bundle = await bundleEntry('src/handler.ts');

// Renamed into place, so that a concurrent deployment never reads half a file.
await mkdir(new URL('dist/', folder), { recursive: true });
const unfinished = new URL(`dist.${process.pid}.tmp`, folder);
await writeFile(unfinished, bundle);
await rename(unfinished, new URL('dist/index.mjs', folder));
