// Builds dist/: each module as JavaScript that Node 22 parses, with its declarations.
import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const TSC = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
const DIST = join(PACKAGE, 'dist');

rmSync(DIST, { recursive: true, force: true });
execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json'], {
  cwd: PACKAGE,
  stdio: ['ignore', 'inherit', 'inherit'],
});
// The compiler rewrites the extensions of imports in JavaScript only.
for (const file of globSync('**/*.d.ts', { cwd: DIST })) {
  const path = join(DIST, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/((?:from |import\()'\.\.?\/[^']+)\.ts'/g, "$1.js'"));
}
// Run by the CDK CLI as it is.
copyFileSync(join(PACKAGE, 'src/cdk/await-assembly.mjs'), join(DIST, 'cdk/await-assembly.mjs'));
