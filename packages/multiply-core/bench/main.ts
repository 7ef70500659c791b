// pnpm --filter multiply-core bench [--rounds <number>] [--dry-run]
//
// Measures the built file and writes docs/reports/performance.md and .svg. With --dry-run it prints the
// report instead.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { buildBodyKinds } from './bodies.ts';
import { type Comparison, compare, warmUp } from './compare.ts';
import { CPython } from './cpython.ts';
import { measureHostile } from './measure-hostile.ts';
import { describeOurs, rivals } from './rivals.ts';
import { formatReport, type Report, writeReport } from './write-report.ts';

const OTHER_NODES = ['22.23.3', '26.10.0'];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '101' }, 'dry-run': { type: 'boolean' } },
});
const rounds = Number(values.rounds);
if (!(rounds > 0)) throw new Error('Expected a number after --rounds');

const outDir = mkdtempSync(join(tmpdir(), 'multiply-core-bench-'));
try {
  await build(outDir);
  const module = pathToFileURL(join(outDir, 'index.js')).href;
  const report = await measureAll(module);
  if (values['dry-run']) console.log(formatReport(report));
  else writeReport(report);
} finally {
  rmSync(outDir, { recursive: true });
}

async function measureAll(module: string): Promise<Report> {
  const ours = describeOurs((await import(module)).multiplyBody);
  const kinds = buildBodyKinds();
  using python = CPython.start();

  warmUp(kinds, [ours, ...rivals]);
  const comparisons: Comparison[] = [];
  for (const kind of kinds) {
    const compared = await compare(kind, ours, rivals, python, rounds);
    comparisons.push(...compared);
    const ratios = compared
      .slice(1)
      .map(({ rival, ratio }) => `${rival} ${ratio.median.toFixed(2)}`);
    console.log(`${kind.name}: ${ratios.join(', ')}`);
  }
  const otherNodes = OTHER_NODES.map((version) => {
    console.log(`Node ${version} …`);
    return { version, comparisons: compareInNode(version, module) };
  });
  console.log('hostile bodies …');
  const hostile = measureHostile(module, Math.min(rounds, 7));
  return { kinds, rivals, comparisons, otherNodes, hostile, python: python?.version, rounds };
}

/** npx installs that Node once. */
function compareInNode(version: string, module: string): Comparison[] {
  const script = fileURLToPath(new URL('compare-in-node.ts', import.meta.url));
  const args = ['--yes', `node@${version}`, script, module, String(rounds)];
  return JSON.parse(execFileSync('npx', args, { encoding: 'utf8' }));
}
