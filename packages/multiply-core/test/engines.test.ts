import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../scripts/build.ts';
import { multiplyBody } from '../src/index.ts';
import { buildBody } from './build-body.ts';
import { seedRandom } from './random.ts';
import { readVectors } from './read-vectors.ts';
import { findChromium, runInChromium } from './run-in-chromium.ts';
import { runInNode } from './run-in-node.ts';

// The newest of each line on the day that this was written.
const NODE_VERSIONS = ['22.23.3', '24.21.0', '26.10.0'];

const vectors = readVectors();
const [first = '', ...rest] = vectors.map(({ body }) => body).filter(({ length }) => length < 300);
const random = seedRandom(24);
const bodies = [
  ...vectors.map(({ body }) => body),
  ...Array.from({ length: 5_000 }, () => buildBody(random, [first, ...rest])),
];
const expected = [
  ...vectors.map((vector) =>
    'result' in vector.expected ? vector.expected.result : `!${vector.expected.rejection}`,
  ),
  ...bodies.slice(vectors.length).map((body) => {
    const result = multiplyBody(body);
    return result.ok ? result.product : `!${result.rejection.code}`;
  }),
];

const outDir = mkdtempSync(join(tmpdir(), 'multiply-core-engines-'));
const chromium = findChromium();
const noChromium = 'there is no Chromium on the PATH (Debian: apt-get install chromium)';

beforeAll(() => build(outDir), 60_000);

afterAll(() => rmSync(outDir, { recursive: true }));

describe('the built file', () => {
  it.each(NODE_VERSIONS)(
    'gives the same answers in Node %s',
    (version) => {
      const run = runInNode(version, outDir, bodies);
      expect(run.version).toBe(`v${version}`);
      expect(run.answers).toEqual(expected);
    },
    120_000,
  );

  it('gives the same answers in headless Chromium', async ({ skip }) => {
    if (chromium === undefined) {
      // Where everything counts, this does too.
      if (process.env.CI === 'true') throw new Error(`Not run in Chromium: ${noChromium}`);
      console.warn(`NOT RUN in headless Chromium: ${noChromium}`);
      return skip(noChromium);
    }
    const run = await runInChromium(chromium, outDir, bodies);
    expect(run.version).toMatch(/Chrome\/\d+/);
    expect(run.answers).toEqual(expected);
  }, 120_000);
});
