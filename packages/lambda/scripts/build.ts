import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Bundles the function into one minified ESM file, dist/index.mjs, that needs no package.
const folder = new URL('../', import.meta.url);
const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(folder),
  entryPoints: ['src/handler.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  // MiniStack's published image runs functions with the Node of its Alpine, 22 at the least.
  target: 'node22',
  write: false,
});
const [bundle] = outputFiles;
if (!bundle) throw new Error('Expected esbuild to return one file, got none');

// Renamed into place, so that a deployment beside this one never reads half a file.
await mkdir(new URL('dist/', folder), { recursive: true });
const unfinished = new URL(`dist.${process.pid}.tmp`, folder);
await writeFile(unfinished, bundle.contents);
await rename(unfinished, new URL('dist/index.mjs', folder));
