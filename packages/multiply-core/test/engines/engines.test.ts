import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { multiplyBody } from '../../src/index.ts';
import { buildBody } from '../random/build-body.ts';
import { seedRandom } from '../random/random.ts';
import { readVectors } from '../read-vectors.ts';
import { runFromNpm } from './run-from-npm.ts';
import { findChromium, runInChromium } from './run-in-chromium.ts';

// The newest of each line on 2026-11-24.
const NODE_VERSIONS = ['20.20.2', '22.23.3', '24.21.0', '26.10.0'];
const BUN_VERSION = '1.4.5';

// The first run of an engine installs it.
const TIMEOUT_MS = 600_000;

const seed = inject('seed');
const vectors = readVectors();
const [first = '', ...rest] = vectors.map(({ body }) => body).filter(({ length }) => length < 300);
const random = seedRandom(seed);
const bodies = [
  ...vectors.map(({ body }) => body),
  ...Array.from({ length: 250 * inject('effort') }, () => buildBody(random, [first, ...rest])),
];
// The differential test compares Node's own answers with CPython's.
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

beforeAll(async () => {
  await build(outDir);
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }');
}, TIMEOUT_MS);

afterAll(() => rmSync(outDir, { recursive: true }));

describe(`the built file (seed ${seed})`, { timeout: TIMEOUT_MS }, () => {
  it.each([
    ...NODE_VERSIONS.map((version) => ['node', version, 'import'] as const),
    ...NODE_VERSIONS.map((version) => ['node', version, 'require'] as const),
    ['bun', BUN_VERSION, 'import'] as const,
  ])('gives the same answers in %s %s, loaded by %s', (engine, version, loading) => {
    const run = runFromNpm(engine, version, outDir, loading, bodies);
    expect(run.version).toBe(version);
    expect(run.answers).toEqual(expected);
  });

  it('gives the same answers in headless Chromium', async ({ skip }) => {
    if (chromium === undefined) {
      // In CI nothing may be left out.
      if (process.env.CI === 'true') throw new Error(`Not run in Chromium: ${noChromium}`);
      console.warn(`NOT RUN in headless Chromium: ${noChromium}`);
      return skip(noChromium);
    }
    const run = await runInChromium(chromium, outDir, bodies);
    expect(run.version).toMatch(/Chrome\/\d+/);
    expect(run.answers).toEqual(expected);
  });
});
