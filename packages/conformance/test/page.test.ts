import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, doors } from '../src/cases/case.ts';
import { cases } from '../src/cases/cases.ts';
import { formatHtml } from '../src/report/format-html.ts';
import { judge } from '../src/results/judge.ts';
import { parseKnownDifferences } from '../src/results/parse-file.ts';
import type { Results } from '../src/results/results.ts';

// What a person would do, done by a script at the page's end; what it sees is in the dumped DOM.
const DRIVER = `
const rows = () => [...document.querySelectorAll('tbody tr')].filter((row) => row.offsetParent).map((row) => row.id);
const choose = (name, value) => {
  document.querySelector('[name=' + name + ']').value = value;
  document.querySelector('.filters').dispatchEvent(new Event('change'));
};
const seen = { all: rows().length, overflow: document.documentElement.scrollWidth - innerWidth };
choose('door', 'url');
seen.urlOnly = rows().every((id) => id.startsWith('url/'));
choose('door', '');
choose('target', 'LocalStack 4.14.0');
seen.sections = [...document.querySelectorAll('section')].filter((each) => !each.hidden).map((each) => each.dataset.door);
choose('verdict', 'known-difference');
seen.differing = rows();
choose('target', '');
choose('verdict', '');
location.hash = '#rest/response/number';
seen.linked = document.querySelector(':target').id;
document.querySelector('[id="rest/response/number"] td.known-difference button').click();
const dialog = document.querySelector('dialog');
seen.open = dialog.open;
seen.text = dialog.innerText;
seen.source = dialog.querySelector('a').href;
document.documentElement.dataset.seen = JSON.stringify(seen);
`;

interface Seen {
  readonly all: number;
  readonly overflow: number;
  readonly urlOnly: boolean;
  readonly sections: readonly string[];
  readonly differing: readonly string[];
  readonly linked: string;
  readonly open: boolean;
  readonly text: string;
  readonly source: string;
}

const commands = ['chromium', 'chromium-browser', 'google-chrome'];
const chromium = commands.find((command) => spawnSync(command, ['--version']).status === 0);

const NO_CHROMIUM = 'there is no Chromium on the PATH (Debian: apt-get install chromium)';

let folder = '';
let page = '';
let localstack: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  const all = await Promise.all([
    targetOf('aws-local-gateway', undefined, doors),
    targetOf('LocalStack', '4.14.0', ['rest', 'url']),
    targetOf('MiniStack', '1.5.33', doors),
    targetOf('serverless-offline', '14.8.2', ['http2', 'rest']),
    targetOf('cdk-local', '0.147.22', doors),
  ]);
  page = formatHtml(all);
  localstack = (all[1]?.results ?? []).flatMap(({ id, verdict }) =>
    verdict === 'known-difference' ? [id] : [],
  );
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the page', () => {
  it('is under 500 KB with five targets', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(500_000);
  });

  it.for([
    ['a desktop', 1280],
    ['a phone', 500],
  ] as const)(
    'filters, links and opens on %s',
    { timeout: 120_000 },
    async ([, width], { skip }) => {
      if (chromium === undefined) {
        // In CI nothing may be left out.
        if (process.env.CI === 'true') throw new Error(`Not run: ${NO_CHROMIUM}`);
        console.warn(`NOT RUN: ${NO_CHROMIUM}`);
        return skip(NO_CHROMIUM);
      }
      const seen = await look(chromium, width);
      expect(seen.all).toBe(cases.length);
      expect(seen.overflow).toBeLessThanOrEqual(0);
      expect(seen.urlOnly).toBe(true);
      expect(seen.sections).toEqual(['rest', 'url']);
      expect([...seen.differing].sort()).toEqual([...localstack].sort());
      expect(seen.linked).toBe('rest/response/number');
      expect(seen.open).toBe(true);
      expect(seen.text).toContain('GET /\nx-fixture: base64url of {"return":3}');
      expect(seen.text).toContain('body: {"message":"Internal server error"}');
      expect(seen.text).toContain(
        'It answers 500 with "Error in apigateway invocation: argument of type \'int\' is not iterable"',
      );
      expect(seen.source).toBe(
        'https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html#services-apigateway-errors',
      );
    },
  );
});

/** The results of a target that does what its list says, and what AWS does otherwise. */
async function targetOf(
  name: string,
  version: string | undefined,
  having: readonly Door[],
): Promise<Results> {
  const file = fileURLToPath(new URL(`../known/${name.toLowerCase()}.json`, import.meta.url));
  const known = parseKnownDifferences(await readFile(file, 'utf8'), file).differences;
  const results = cases
    .filter(({ door }) => having.includes(door))
    .map((each) => {
      const { id, expected } = each;
      const otherwise = expected.kind === 'known' ? expected.answers : { status: 200, body: 'a' };
      const observed = known.find((difference) => difference.id === id)?.observed ?? otherwise;
      return judge(each, { observed }, { known, facts: [] });
    });
  return {
    format: 'front-door-conformance/1',
    suite: '1.0.0',
    date: '2026-01-02T03:04:05.006Z',
    target: { name, ...(version === undefined ? {} : { version }) },
    doors: having,
    results,
  };
}

async function look(command: string, width: number): Promise<Seen> {
  const file = join(folder, `${width}.html`);
  await writeFile(file, page.replace('</body>', `<script>{${DRIVER}}</script></body>`));
  const dom = execFileSync(
    command,
    [
      // Without the sandbox it also starts as root and in containers. It loads only this page.
      ...['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/profile`],
      ...[`--window-size=${width},900`, '--dump-dom', `file://${file}`],
    ],
    { encoding: 'utf8', maxBuffer: 50_000_000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [, seen = '{}'] = /data-seen="([^"]*)"/.exec(dom) ?? [];
  return JSON.parse(
    seen
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  );
}
