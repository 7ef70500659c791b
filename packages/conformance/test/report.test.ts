import { describe, expect, it } from 'vitest';
import { formatHtml } from '../src/report/format-html.ts';
import { formatJunit } from '../src/report/format-junit.ts';
import { formatMarkdown } from '../src/report/format-markdown.ts';
import { formatTerminal } from '../src/report/format-terminal.ts';
import { formatObserved } from '../src/report/standing.ts';
import type { CaseResult, Results } from '../src/results/results.ts';

const source = { kind: 'recorded', title: 'a <source>', url: 'https://example.com/?a&b' } as const;
const expected = { status: 200, 'set-cookie': [] };

function results(name: string, list: readonly CaseResult[]): Results {
  return {
    format: 'front-door-conformance/1',
    suite: '1.0.0',
    date: '2026-01-02T03:04:05.006Z',
    target: { name, version: '7', note: 'Started "so"' },
    doors: ['http2'],
    results: list,
  };
}

const one = results('One', [
  { id: 'http2/cookies/list', verdict: 'as-aws', observed: expected, expected, source },
  {
    id: 'http2/cookies/list-and-header',
    verdict: 'known-difference',
    observed: { status: 500 },
    expected,
    source,
    why: 'It says "no" <b> | more',
    since: 'One 6',
    link: 'https://example.com/cause',
  },
]);
const two = results('Two', [
  {
    id: 'http2/cookies/list',
    verdict: 'difference',
    observed: { body: '</script>\u0001' },
    expected,
    source,
  },
  { id: 'http2/response/null', verdict: 'not-settled', observed: {}, why: 'Searched: all.' },
]);

describe('formatTerminal', () => {
  it('counts what answers as AWS does for each topic, of what was judged', () => {
    expect(formatTerminal([two])).toMatch(/^Two 7 +http2\ncookies +0\/1\nresponse +–\nall +0\/1\n/);
  });
});

describe('formatMarkdown', () => {
  const text = formatMarkdown([one, two]);

  it('has a row for each case and a sign for each target', () => {
    expect(text).toContain('| http2/cookies/list | ✓ | ✗ |');
    expect(text).toContain('| http2/cookies/list-and-header | ≠ |  |');
  });

  it('says why a target differs', () => {
    expect(text).toContain('- `http2/cookies/list-and-header`, One: It says "no" <b> | more.');
  });

  it('flags what one target alone answers as AWS does, with the kind of the source', () => {
    expect(text).toContain('- `http2/cookies/list`: One (documented)');
  });

  it('says how a target was started', () => {
    expect(text).toContain('- One 7, 2026-01-02. Started "so"');
  });
});

describe('formatJunit', () => {
  const text = formatJunit([one, two]);

  it('fails what fails a run and skips the rest that is not as AWS', () => {
    expect(text).toContain('<testsuite name="One 7 http2"'.replace(' 7', ''));
    expect(text).toContain('tests="2" failures="0" errors="0" skipped="1"');
    expect(text).toContain('tests="2" failures="1" errors="0" skipped="1"');
  });

  it('escapes text and leaves out characters that XML cannot have', () => {
    expect(text).toContain('message="It says &quot;no&quot; &lt;b&gt; | more"');
    expect(text).not.toContain('\u0001');
  });
});

describe('formatHtml', () => {
  const page = formatHtml([one, two]);

  it('needs no other file', () => {
    expect(page).not.toMatch(/<link|<img|<script[^>]+src=|@import|url\(/);
  });

  it('cannot be ended by what came', () => {
    expect(page.split('</script>')).toHaveLength(3);
    expect(page).toContain('\\u003c/script>');
  });
});

describe('formatObserved', () => {
  it('shows text as it is, and what cannot be seen as JSON', () => {
    expect(formatObserved({ a: 'x', empty: '', bell: '\u0007', list: ['x'] })).toBe(
      'a: x\nempty: ""\nbell: "\\u0007"\nlist: ["x"]',
    );
  });

  it('cuts what is long', () => {
    expect(formatObserved({ body: 'x'.repeat(1000) })).toHaveLength(301);
  });
});
