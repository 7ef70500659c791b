import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles an entry of this package, given relative to its folder, into one minified ES module. */
export async function bundleEntry(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    // MiniStack's image runs functions with the Node of its Alpine base, 22 or later.
    target: 'node22',
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('Expected esbuild to return one file, got none');
  return bundle.contents;
}
