// Every pnpm loads this file before any command. Versions before 12 run scripts with the machine's Node, which may
// be too old for TypeScript: they stop here. From version 12 on another program loads it, without arguments.
const { realpathSync } = require('node:fs');
const { join } = require('node:path');

const [, program] = process.argv;
if (program !== undefined) {
  const { version } = require(join(realpathSync(program), '../../package.json'));
  if (Number.parseInt(version, 10) < 12) {
    console.error(
      `Expected pnpm 12, got ${version}. Run: npx --yes pnpm@12.21.0 ${process.argv.slice(2).join(' ')}`,
    );
    process.exit(1);
  }
}
