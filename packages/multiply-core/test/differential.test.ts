import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { multiplyBody } from '../src/index.ts';
import { buildBody } from './random/build-body.ts';
import { seedRandom } from './random/random.ts';
import { readVectors } from './read-vectors.ts';

// TEST_SEED=<the printed seed> makes the same bodies again.
const seed = inject('seed');
const BODIES = 5_000 * inject('effort');

const vectors = readVectors();
const bodies = vectors.map(({ body }) => body);
const [first = '', ...rest] = bodies.filter((body) => body.length < 300);

const python = spawnSync('python3', ['--version'], { encoding: 'utf8' });
const isMissing = python.status !== 0;
const missing = 'there is no python3 on the PATH';
// In CI nothing may be left out.
if (isMissing && process.env.CI === 'true') throw new Error(`Not compared: ${missing}`);
if (isMissing) console.warn(`NOT COMPARED with CPython: ${missing}`);

describe(`multiplyBody compared with ${python.stdout?.trim() || 'CPython'}`, () => {
  it('has a reference that passes the vectors', { timeout: 300_000 }, ({ skip }) => {
    skip(isMissing, missing);
    const expected = vectors.map(({ expected }) =>
      'result' in expected ? expected.result : `!${expected.rejection}`,
    );
    expect(answerByPython(bodies)).toEqual(expected);
  });

  it(`gives the same answer to ${BODIES} random bodies (seed ${seed})`, ({ skip }) => {
    skip(isMissing, missing);
    const random = seedRandom(seed);
    const asked = Array.from({ length: BODIES }, () => buildBody(random, [first, ...rest]));
    const expected = answerByPython(asked);
    const differences = asked
      .map((body, index) => ({ body, python: expected[index], ours: answer(body) }))
      .filter(({ python, ours }) => python !== ours);
    expect(differences.slice(0, 20)).toEqual([]);
    // Every kind of answer must occur, products of both kinds most of all.
    const kinds = new Set(expected.map((text) => (text.startsWith('!') ? text : 'product')));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        '!malformed_json',
        '!missing_operand',
        '!operand_not_number',
        '!result_out_of_range',
        '!too_many_digits',
        'product',
      ]),
    );
    expect(expected.filter((text) => /^-?\d+$/.test(text)).length).toBeGreaterThan(BODIES / 10);
    expect(expected.filter((text) => /^-?\d.*[.e]/.test(text)).length).toBeGreaterThan(BODIES / 4);
  }, 300_000);
});

function answer(body: string): string {
  const result = multiplyBody(body);
  return result.ok ? result.product : `!${result.rejection.code}`;
}

function answerByPython(bodies: readonly string[]): string[] {
  const script = fileURLToPath(new URL('reference.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', [script], {
    input: bodies.map((body) => `${JSON.stringify(body)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`Expected python3 to end with 0, got ${status}: ${stderr}`);
  return stdout.split('\n').slice(0, -1);
}
