// Yarn would ignore pnpm's lockfile and workspace. Plain JavaScript, because it runs on the machine's own Node.
const [script = 'install'] = process.argv.slice(2);
console.error(`Expected pnpm, got Yarn. Run: npx --yes pnpm@12.21.0 ${script}`);
process.exit(1);
