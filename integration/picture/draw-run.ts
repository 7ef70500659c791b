import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { drawTerminal } from './draw-terminal.ts';

// `pnpm exec node integration/picture/draw-run.ts` runs pnpm test:integration and writes a picture of what it
// prints, if it passes.

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const run = spawn(process.execPath, ['integration/cli/test-integration.ts'], {
  cwd: root,
  env: { ...process.env, FORCE_COLOR: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const closed = once(run, 'close');
const lines = ['\x1b[1m$ pnpm test:integration\x1b[22m'];
for await (const line of createInterface({ input: run.stdout })) {
  console.log(line);
  lines.push(line.replaceAll(root, '~/multiply'));
}
const [code] = await closed;
if (code !== 0) throw new Error(`Expected pnpm test:integration to pass, got exit code ${code}`);

const title = 'A run of pnpm test:integration in a terminal';
const svg = drawTerminal(title, lines, { first: 24, last: 24 });
writeFileSync(`${root}/docs/test-integration.svg`, svg);
console.log(`docs/test-integration.svg: ${Math.ceil(svg.length / 1000)} kB`);
