// Builds dist/: JavaScript and declarations of src/, file for file.
import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const TSC = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

rmSync(join(PACKAGE, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json'], {
  cwd: PACKAGE,
  stdio: ['ignore', 'inherit', 'inherit'],
});
// TypeScript rewrites the imports of the JavaScript only.
for (const file of globSync(join(PACKAGE, 'dist/**/*.d.ts'))) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(from '\..+)\.ts'/g, "$1.js'"));
}
chmodSync(join(PACKAGE, 'dist/cli/main.js'), 0o755);
