// Builds dist/: the library, the command line and the program of an instance as JavaScript, and the
// declarations of what the library exports.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const TSC = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

export async function build(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await bundle({
    absWorkingDir: PACKAGE,
    entryPoints: {
      index: 'src/index.ts',
      'local-gateway': 'bin/local-gateway.mjs',
      bootstrap: 'src/bootstrap/main.mjs',
    },
    outdir: outDir,
    bundle: true,
    // What they share is written once, in the same folder.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.22',
    external: ['esbuild'],
    logLevel: 'warning',
  });
  makeProgram(join(outDir, 'local-gateway.js'));
  const declarations = mkdtempSync(join(tmpdir(), 'aws-local-gateway-'));
  try {
    execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json', '--outDir', declarations], {
      cwd: PACKAGE,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    copyReachable('index', declarations, join(outDir, 'types'));
  } finally {
    rmSync(declarations, { recursive: true });
  }
}

/**
 * Lets a shell start a module with Node and `--`: without it Node reads an --env-file of the arguments
 * itself, and ends when it is missing. To Node the second line is a string and a comment.
 */
function makeProgram(file: string): void {
  const text = readFileSync(file, 'utf8').replace(/^#!.*\n/, '');
  writeFileSync(file, `#!/usr/bin/env sh\n':' //; exec node -- "$0" "$@"\n${text}`);
  chmodSync(file, 0o755);
}

/** Copies the declarations of one module and of those it imports; the others are nobody's business. */
function copyReachable(module: string, from: string, to: string, copied = new Set<string>()): void {
  if (copied.has(module)) return;
  copied.add(module);
  const text = readFileSync(join(from, `${module}.d.ts`), 'utf8');
  const target = join(to, `${module}.d.ts`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text.replace(/('\.\.?\/[^']+)\.ts'/g, "$1.js'"));
  for (const [, path = ''] of text.matchAll(/'(\.\.?\/[^']+)\.ts'/g)) {
    copyReachable(join(dirname(module), path), from, to, copied);
  }
}

if (import.meta.main) await build(join(PACKAGE, 'dist'));
