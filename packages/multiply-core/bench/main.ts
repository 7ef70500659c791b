// pnpm bench [--rounds <number>] [--dry-run]
//
// Measures the built file and writes docs/reports/performance.md and .svg; with --dry-run it only prints.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { buildBodyKinds } from './bodies.ts';
import { type Comparison, compare, timePass } from './compare.ts';
import { CPython } from './cpython.ts';
import { measureHostile } from './measure-hostile.ts';
import { describeOurs, jsonBigInt, losslessJson, naive, zod } from './rivals.ts';
import { formatReport, type Report, writeReport } from './write-report.ts';

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
  const rivals = [naive, zod, losslessJson, jsonBigInt];
  const kinds = buildBodyKinds();
  using python = CPython.start();

  // All kinds for all, before anything counts: a server meets them mixed, too.
  for (let pass = 0; pass < 3; pass++) {
    for (const kind of kinds) for (const rival of [ours, ...rivals]) timePass(rival, kind, 30);
  }
  const comparisons: Comparison[] = [];
  for (const kind of kinds) {
    const compared = await compare(kind, ours, rivals, python, rounds);
    comparisons.push(...compared);
    const ratios = compared
      .slice(1)
      .map(({ rival, ratio }) => `${rival} ${ratio.median.toFixed(2)}`);
    console.log(`${kind.name}: ${ratios.join(', ')}`);
  }
  console.log('hostile bodies …');
  const hostile = measureHostile(module, Math.min(rounds, 7));
  return { kinds, comparisons, hostile, python: python?.version, rounds };
}
