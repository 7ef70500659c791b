import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One minified ESM file of an entry of this package, given relative to its folder. */
export async function bundleEntry(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: [entry],
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
  return bundle.contents;
}
