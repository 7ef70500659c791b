import { type Disagreement, findDisagreement, judgeByJsonParse } from './judge-grammar.ts';
import { buildJson, mutateJson } from './mutate-json.ts';
import { seedRandom } from './random.ts';

/** What a run found, and how many of its texts were JSON. */
export interface FuzzReport {
  readonly seed: number;
  readonly texts: number;
  readonly accepted: number;
  readonly disagreements: readonly Disagreement[];
}

const MOST_DISAGREEMENTS = 20;

/**
 * Compares `multiplyBody` with `JSON.parse` on JSON texts: one in eight is valid, the others are
 * mutations of valid ones. The same seed and count make the same texts.
 */
export function fuzzGrammar(seed: number, texts: number): FuzzReport {
  const random = seedRandom(seed);
  const disagreements: Disagreement[] = [];
  let accepted = 0;
  let valid = '';
  for (let index = 0; index < texts; index++) {
    if (index % 8 === 0) valid = buildJson(random);
    const text = index % 8 === 0 ? valid : mutateJson(valid, random);
    if (judgeByJsonParse(text) !== 'malformed') accepted++;
    const found = findDisagreement(text);
    if (found) disagreements.push(found);
    if (disagreements.length >= MOST_DISAGREEMENTS) break;
  }
  return { seed, texts, accepted, disagreements };
}
