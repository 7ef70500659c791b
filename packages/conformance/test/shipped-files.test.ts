import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { synthesizeFixture } from '../scripts/synthesize-fixture.ts';
import { cases } from '../src/cases/cases.ts';
import { parseKnownDifferences } from '../src/results/parse-file.ts';
import { runSuite } from '../src/run/run-suite.ts';

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (file: string) => readFileSync(folder(file), 'utf8');
const ajv = new Ajv2020();
const known = readdirSync(folder('known'));

describe.each(known)('known/%s', (file) => {
  const list = parseKnownDifferences(read(`known/${file}`), file);

  it('is in the schema', () => {
    const validate = ajv.compile(JSON.parse(read('schema/known.json')));
    validate(list);
    expect(validate.errors).toBeNull();
  });

  it('lists cases that are settled, each once', () => {
    const settled = cases.filter(({ expected }) => expected.kind === 'known').map(({ id }) => id);
    const ids = list.differences.map(({ id }) => id);
    expect(ids.filter((id) => !settled.includes(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('says of each difference why it is there and since when', () => {
    expect(list.differences.filter(({ why, since }) => !why || !since)).toEqual([]);
  });

  it('links to a version, a thread or a section', () => {
    const pinned =
      /^https:\/\/github\.com\/[^/]+\/[^/]+\/(blob\/(v\d[^/]*|[0-9a-f]{40})\/|(issues|pull)\/\d+$)|#[\w-]+$/;
    const links = list.differences.flatMap(({ link }) => link ?? []);
    expect(links.filter((link) => !pinned.test(link))).toEqual([]);
  });

  it('lists nothing that AWS does', () => {
    const same = list.differences.filter(({ id, observed }) => {
      const expected = cases.find((each) => each.id === id)?.expected;
      return (
        expected?.kind === 'known' && JSON.stringify(expected.answers) === JSON.stringify(observed)
      );
    });
    expect(same).toEqual([]);
  });
});

describe('schema/results.json', () => {
  const validate = ajv.compile(JSON.parse(read('schema/results.json')));

  it('accepts the results of a run', async () => {
    // Nothing listens on port 9.
    const open = { origin: 'http://127.0.0.1:9', basePath: '' };
    const results = await runSuite(
      { http2: { open } },
      { target: { name: 'nobody', version: '1' }, only: (id) => id.startsWith('http2/cookies/') },
    );
    validate(JSON.parse(JSON.stringify(results)));
    expect(validate.errors).toBeNull();
    expect(results.results.map(({ verdict }) => verdict)).toEqual(['difference', 'difference']);
  });

  it('refuses another verdict', () => {
    const result = { id: 'http2/cookies/list', verdict: 'perhaps' };
    const target = { name: 'a' };
    const results = {
      format: 'front-door-conformance/1',
      suite: '1',
      date: '2026-01-02T03:04:05.006Z',
      target,
      doors: [],
      results: [result],
    };
    expect(validate(results)).toBe(false);
  });
});

describe('fixture/assembly', () => {
  it('is what the app synthesises', { timeout: 60_000 }, async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'assembly-'));
    try {
      await synthesizeFixture(fresh);
      const files = readdirSync(fresh).sort();
      expect(readdirSync(folder('fixture/assembly')).sort()).toEqual(files);
      for (const file of files) {
        const [now, shipped] = [join(fresh, file), join(folder('fixture/assembly'), file)].map(
          (path) => JSON.parse(readFileSync(path, 'utf8')),
        );
        expect(shipped).toEqual(now);
      }
    } finally {
      await rm(fresh, { recursive: true });
    }
  });

  it('needs no bootstrap and fits into one request to CloudFormation', () => {
    for (const file of readdirSync(folder('fixture/assembly'))) {
      const text = read(`fixture/assembly/${file}`);
      expect(Buffer.byteLength(text)).toBeLessThan(51_200);
      expect(text).not.toMatch(/cdk-bootstrap|cdk-hnb659fds/);
    }
  });
});
