import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { BuildFailure, Plugin } from 'esbuild';
import { watchFolder } from './watchdog.ts';

/** A module that Node runs. */
export interface Bundle {
  readonly path: string;
  /** The files it was made of, absolute. */
  readonly files: readonly string[];
}

/**
 * Makes one ES module of a TypeScript module and the files it imports, as CDK's NodejsFunction does.
 * Packages stay outside, but for those of the project itself that are TypeScript. Rejects with
 * esbuild's messages, each with its file and line.
 */
export async function bundleModule(modulePath: string): Promise<Bundle> {
  const { build, formatMessages } = await import('esbuild');
  const outputs = outputFolder(modulePath);
  watchFolder(outputs);
  const outfile = join(outputs, 'function.mjs');
  try {
    const { metafile } = await build({
      entryPoints: [modulePath],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: `node${process.versions.node}`,
      sourcemap: 'inline',
      metafile: true,
      logLevel: 'silent',
      // CommonJS packages that are bundled call it, and files know where they are.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
      plugins: [externalPackages],
    });
    const folder = process.cwd();
    return { path: outfile, files: Object.keys(metafile.inputs).map((file) => join(folder, file)) };
  } catch (error) {
    rmSync(outputs, { recursive: true, force: true });
    const { errors = [] } = error as Partial<BuildFailure>;
    if (errors.length === 0) throw error;
    const messages = await formatMessages(errors, { kind: 'error', color: false });
    const files = errors.flatMap(({ location }) => (location === null ? [] : [location.file]));
    throw new BundleError(
      messages.join('').trimEnd(),
      files.map((file) => resolve(file)),
    );
  }
}

/** What is wrong with a module, each mistake with its file and line. */
export class BundleError extends Error {
  /** The files with mistakes, absolute. */
  readonly files: readonly string[];

  constructor(message: string, files: readonly string[]) {
    super(message);
    this.files = files;
  }
}

/** Leaves out what Node finds by itself: packages that lie in a node_modules. */
const externalPackages: Plugin = {
  name: 'external-packages',
  setup({ onResolve, resolve: resolveModule }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === externalPackages || rest.kind === 'entry-point') return undefined;
      const { importer, resolveDir, kind } = rest;
      const found = await resolveModule(path, {
        importer,
        resolveDir,
        kind,
        pluginData: externalPackages,
      });
      const isOutside = found.errors.length > 0 || found.path.includes(`${sep}node_modules${sep}`);
      // What nobody finds is for Node to complain about, at run time: it may be an optional package.
      return isOutside ? { path, external: true } : found;
    });
  },
};

/** A new folder from which packages are found as from the module itself. */
function outputFolder(modulePath: string): string {
  for (let folder = dirname(modulePath); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) return mkdtempSync(join(packages, '.aws-local-gateway-'));
    if (folder === dirname(folder)) return mkdtempSync(join(tmpdir(), 'aws-local-gateway-'));
  }
}
