import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doors } from '../src/cases/case.ts';
import { cases } from '../src/cases/cases.ts';
import { type Source, sources } from '../src/cases/sources.ts';
import { digestRequest } from './digest-request.ts';

const FILE_AT_A_COMMIT = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/[0-9a-f]{40}\/.+/;
const THREAD = /^https:\/\/github\.com\/[^/]+\/[^/]+\/(pull|issues)\/\d+$/;

const known = cases.flatMap(({ expected }) => (expected.kind === 'known' ? [expected] : []));

describe('cases', () => {
  it('have ids of door, topic and fact, each once', () => {
    const ids = cases.map(({ id }) => id);
    expect(
      ids.filter((id) => !/^(http2|http1|rest|url)(\/[a-z0-9]+(-[a-z0-9]+)*){2}$/.test(id)),
    ).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
    expect(cases.filter(({ id, door }) => !id.startsWith(`${door}/`))).toEqual([]);
  });

  it('are those of test/ids.txt and send what they sent when they were pinned', () => {
    const pinned = readFileSync(new URL('ids.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const now = cases.map((each) => `${each.id} ${digestRequest(each)}`);
    // `pnpm --filter front-door-conformance run pin-ids` adds new ones.
    expect(now.sort()).toEqual(pinned.sort());
  });

  it('have a question', () => {
    expect(
      cases.filter(({ question }) => !/^[A-Z].*[?]$|^What does %25.*\.$|[?] .*[.]$/.test(question)),
    ).toEqual([]);
  });

  it('are counted in the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const open = cases.length - known.length;
    expect(readme).toContain(`${cases.length} questions`);
    expect(readme).toContain(`the ${open} cases that are open`);
    expect(readme).toMatch(new RegExp(`not settled .* ${open} \\|`));
    for (const [kind, { length }] of Map.groupBy(known, ({ source }) => source.kind)) {
      expect(readme).toMatch(new RegExp(`\`${kind}\` .* ${length} \\|`));
    }
  });

  it.each(doors)('are settled at %s more often than not', (door) => {
    const of = cases.filter((each) => each.door === door);
    expect(of.filter(({ expected }) => expected.kind === 'known').length).toBeGreaterThan(
      of.length / 2,
    );
  });
});

describe('sources', () => {
  it('are pinned to a commit, a thread, a dated page or a section of a document', () => {
    const pinned: Record<Source['kind'], RegExp> = {
      recorded: FILE_AT_A_COMMIT,
      documented: /^https:\/\/docs\.aws\.amazon\.com\/[\w/-]+\.html#[\w.-]+$/,
      reported: new RegExp(`${THREAD.source}|/\\d{4}/\\d\\d/\\d\\d/[^/]+$`),
      implemented: new RegExp(`${THREAD.source}|${FILE_AT_A_COMMIT.source}`),
    };
    const loose = known.filter(({ source: { kind, url = '' } }) => !pinned[kind].test(url));
    expect(loose.map(({ source }) => source)).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(known.map(({ source }) => source.url));
    expect(Object.values(sources).filter(({ url }) => !used.has(url))).toEqual([]);
  });

  it('are named by every case that is not settled', () => {
    const searched = cases.flatMap(({ expected }) =>
      expected.kind === 'not settled' ? [expected.searched] : [],
    );
    expect(searched.length).toBeGreaterThan(0);
    expect(searched.filter((text) => !text.includes('localstack/localstack (8b9a79f)'))).toEqual(
      [],
    );
  });
});
