import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { probes } from '../src/cases/probes.ts';
import { sources } from '../src/probe/sources.ts';
import { brief, type Conformance, countStandings } from '../src/report/conformance.ts';
import { formatMarkdown } from '../src/report/format-markdown.ts';
import { formatPage } from '../src/report/format-page.ts';
import { emulatedProbeTargets, localGateway } from '../src/run/probe-targets.ts';

const conformance: Conformance = {
  date: '2026-01-02',
  versions: ['Example 1.0'],
  targets: ['one', 'two'],
  groups: [
    {
      title: 'Group',
      rows: [
        {
          name: 'a <case>',
          cells: [
            { standing: 'as AWS', aws: 'status: 200', source: sources.snapshots },
            { standing: 'differs', why: 'It says "no" | more', aws: 'x', got: 'y', since: 'E 1.0' },
          ],
        },
        {
          name: 'open',
          cells: [{ standing: 'not settled', why: 'Nobody knows' }, { standing: 'not applicable' }],
        },
      ],
    },
  ],
};

const report = new URL('../../../docs/reports/conformance.md', import.meta.url);

describe('formatMarkdown', () => {
  const text = formatMarkdown(conformance);

  it('has a line for each case and a sign for each target', () => {
    expect(text).toContain('| a <case> | ✓ | ≠ |\n| open | ? | – |');
  });

  it('names target and reason of each difference under its table', () => {
    expect(text).toContain('- **a <case>**, two: It says "no" | more.');
  });

  it('counts each standing of each target', () => {
    expect(text).toContain('| ≠ differs | 0 | 1 |');
    expect(countStandings(conformance, 0)).toMatchObject({ 'as AWS': 1, 'not settled': 1 });
  });
});

describe('formatPage', () => {
  const page = formatPage(conformance);

  it('shows the reason in the cell, escaped', () => {
    expect(page).toMatch(/<td class="differs">.*It says &quot;no&quot; \| more<\/summary>/);
    expect(page).toContain('<th scope="row">a &lt;case&gt;</th>');
  });

  it('asks no other file and runs no script', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  });
});

describe('brief', () => {
  it('shows text as it is and what cannot be seen as JSON', () => {
    expect(brief({ status: 200, body: 'a', empty: '', bell: '\u0007', list: ['x'] })).toBe(
      'status: 200\nbody: a\nempty: ""\nbell: "\\u0007"\nlist: ["x"]',
    );
  });

  it('cuts what is long', () => {
    expect(brief({ body: 'x'.repeat(1000) })).toHaveLength(301);
  });
});

// Kept true by running `pnpm conformance` after a change of probes or of their lists.
describe('docs/reports/conformance.md', () => {
  it('has every probe, and every difference with its reason', async () => {
    const text = await readFile(report, 'utf8');
    const names = probes.map(({ name }) => name);
    expect(names.filter((name) => !text.includes(`\n| ${name} |`))).toEqual([]);
    const reasons = emulatedProbeTargets.flatMap(({ knownDifferences }) =>
      knownDifferences.map(({ why }) => why),
    );
    expect(reasons.filter((why) => !text.includes(`: ${why}.`))).toEqual([]);
  });

  it('counts no difference of the local gateway', async () => {
    const lines = (await readFile(report, 'utf8')).split('\n');
    const cellsOf = (start: string) =>
      lines.find((line) => line.startsWith(start))?.split(' | ') ?? [];
    const column = cellsOf('|  | handler').indexOf(localGateway.name);
    expect(column).toBeGreaterThan(0);
    expect(cellsOf('| ≠ differs')[column]).toBe('0');
  });
});
