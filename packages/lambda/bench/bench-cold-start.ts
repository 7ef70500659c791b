import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describeMachine, spreadOf } from '@multiply/bench-kit';
import { bundleEntry } from '../scripts/bundle-entry.ts';
import { formatColdStart, type LoadTimes } from './cold-start/format-cold-start.ts';

// Writes docs/reports/cold-start.md: how long the function's bundle takes to load in a fresh process,
// compared with bundles of the same function made with libraries.

const ROUNDS = 30;
const LIMITS = { bytes: 6_500, overEmptyMs: 0.5 };

const entries = [
  ['an empty module', 'bench/cold-start/empty.ts'],
  ['the function', 'src/handler.ts'],
  ['with zod', 'bench/cold-start/with-zod.ts'],
  ['with Powertools logger', 'bench/cold-start/with-powertools-logger.ts'],
  ['with middy', 'bench/cold-start/with-middy.ts'],
] as const;
const timeImport = fileURLToPath(new URL('cold-start/time-import.mjs', import.meta.url));
const document = new URL('../../../docs/reports/cold-start.md', import.meta.url);

const folder = await mkdtemp(join(tmpdir(), 'multiply-cold-start-'));
try {
  const [empty, ...loads] = await measure(folder);
  if (!empty) throw new Error('Expected an empty module to compare with, got none');
  await writeFile(document, formatColdStart(describeMachine(), empty, loads));
  console.log(`Wrote ${fileURLToPath(document)}`);
  const [ours] = loads;
  const missed =
    ours &&
    [
      ours.bytes >= LIMITS.bytes && `${ours.bytes} bytes, not under ${LIMITS.bytes}`,
      ours.overEmptyMs.median >= LIMITS.overEmptyMs &&
        `${ours.overEmptyMs.median.toFixed(2)} ms over an empty module, not under ${LIMITS.overEmptyMs}`,
    ].filter((miss) => miss !== false);
  if (!missed || missed.length > 0) {
    console.error(`Missed: ${missed?.join(', ')}`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}

async function measure(folder: string): Promise<LoadTimes[]> {
  const modules = await Promise.all(
    entries.map(async ([name, entry], index) => {
      const bundle = await bundleEntry(entry);
      const file = join(folder, `${index}.mjs`);
      await writeFile(file, bundle);
      return { name, bytes: bundle.length, url: pathToFileURL(file).href, ms: [] as number[] };
    }),
  );
  // The first round does not count: it brings the files into the page cache. Each round starts with
  // another module, so that none has a fixed place.
  for (let round = -1; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < modules.length; turn += 1) {
      const module = modules[(round + 1 + turn) % modules.length];
      const { stdout } = await promisify(execFile)(process.execPath, [
        timeImport,
        module?.url ?? '',
      ]);
      if (round >= 0) module?.ms.push(Number(stdout));
    }
  }
  const emptyMs = modules[0]?.ms ?? [];
  return modules.map(({ name, bytes, ms }) => ({
    name,
    bytes,
    ms: spreadOf(ms, 0.1),
    // Pairs of one round: whatever else the machine does affects both.
    overEmptyMs: spreadOf(
      ms.map((value, round) => value - (emptyMs[round] ?? Number.NaN)),
      0.1,
    ),
  }));
}
