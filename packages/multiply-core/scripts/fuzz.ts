// pnpm fuzz [--texts <number>] [--seed <number>]
//
// Exits with code 1 at a disagreement and adds the text to test/random/fuzz-cases.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fuzzGrammar } from '../test/random/fuzz-grammar.ts';
import { newSeed, seedRandom } from '../test/random/random.ts';

const BATCH = 100_000;
const CASES = new URL('../test/random/fuzz-cases.json', import.meta.url);

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '3000000' }, seed: { type: 'string' } },
});
const texts = Number(values.texts);
const seed = Number(values.seed ?? newSeed());
if (!(texts > 0) || !(seed >= 0)) throw new Error('Expected numbers after --texts and --seed');

console.log(`Fuzzing ${texts} texts. To repeat: pnpm fuzz --texts ${texts} --seed ${seed}`);
const batchSeeds = seedRandom(seed);
let done = 0;
let accepted = 0;
while (done < texts) {
  const batchSeed = batchSeeds.below(2 ** 32);
  const report = fuzzGrammar(batchSeed, Math.min(BATCH, texts - done));
  done += report.texts;
  accepted += report.accepted;
  if (report.disagreements.length > 0) {
    const kept: string[] = JSON.parse(readFileSync(CASES, 'utf8'));
    for (const { text } of report.disagreements) if (!kept.includes(text)) kept.push(text);
    writeFileSync(CASES, `${JSON.stringify(kept, null, 2)}\n`);
    for (const found of report.disagreements) console.error(JSON.stringify(found));
    console.error(
      `Disagreements in the batch of seed ${batchSeed}; kept in test/random/fuzz-cases.json`,
    );
    process.exit(1);
  }
  if (done % (5 * BATCH) === 0) console.log(`${done} texts, ${accepted} of them JSON`);
}
console.log(`${done} texts, ${accepted} of them JSON, 0 disagreements (seed ${seed})`);
