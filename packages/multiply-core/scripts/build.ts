// Builds dist/: one ES module and the declarations of its exports.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const TSC = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

export async function build(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await bundle({
    absWorkingDir: PACKAGE,
    entryPoints: ['src/index.ts'],
    outfile: join(outDir, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // Inlines constants. Without it the reader takes a fifth more time.
    minifySyntax: true,
    logLevel: 'warning',
  });
  const declarations = mkdtempSync(join(tmpdir(), 'multiply-core-'));
  try {
    execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json', '--outDir', declarations], {
      cwd: PACKAGE,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    copyReachable('index', declarations, outDir);
  } finally {
    rmSync(declarations, { recursive: true });
  }
}

/** Copies the declarations of one module and of its imports. The others are internal. */
function copyReachable(module: string, from: string, to: string): void {
  const text = readFileSync(join(from, `${module}.d.ts`), 'utf8');
  const imported = [...text.matchAll(/from '\.\/(.+)\.ts'/g)].map((match) => match[1] ?? '');
  writeFileSync(join(to, `${module}.d.ts`), text.replace(/(from '\.\/.+)\.ts'/g, "$1.js'"));
  for (const next of imported) copyReachable(next, from, to);
}

if (import.meta.main) await build(join(PACKAGE, 'dist'));
