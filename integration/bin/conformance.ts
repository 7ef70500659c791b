import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { removeEmptyFolders } from '../harness/temporary-folder.ts';
import { collectConformance } from '../probes/report/collect-conformance.ts';
import type { Conformance } from '../probes/report/conformance.ts';
import { formatMarkdown } from '../probes/report/format-markdown.ts';
import { formatPage } from '../probes/report/format-page.ts';
import { runEntry } from './run-entry.ts';

// pnpm conformance [--check]
// Asks every target everything and writes docs/reports/conformance.md and docs/reports/conformance.html. Fails, and
// writes nothing, when a target differs from AWS otherwise than its list says, or no longer does.
// --check writes nothing in any case, and fails when docs/reports/conformance.md says anything else.

const DOCS = new URL('../../docs/reports/', import.meta.url);
const MARKDOWN = new URL('conformance.md', DOCS);

await runEntry(async (signal) => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  // The handler is called in this process and logs each rejection there.
  console.warn = () => {};
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(removeEmptyFolders);
  const conformance = await collectConformance(cleanup, signal);
  refuseFailures(conformance);
  if (values.check) {
    refuseStale(await readFile(MARKDOWN, 'utf8'), formatMarkdown(conformance));
    console.log('Every target differs from AWS as its list says, and in nothing else.');
    return;
  }
  await mkdir(DOCS, { recursive: true });
  await writeFile(MARKDOWN, formatMarkdown(conformance));
  await writeFile(new URL('conformance.html', DOCS), formatPage(conformance));
  console.log('written: docs/reports/conformance.md, docs/reports/conformance.html');
});

function refuseStale(written: string, current: string): void {
  const [before, now] = [written, current].map((text) => text.replace(/ on \d{4}-\d\d-\d\d /, ' '));
  if (before === now) return;
  throw new Error(
    'Expected docs/reports/conformance.md to say what this run found. Try: pnpm conformance',
  );
}

function refuseFailures({ groups, targets }: Conformance): void {
  const failures = groups.flatMap(({ rows }) =>
    rows.flatMap(({ name, cells }) =>
      cells.flatMap(({ standing, why, aws, got }, index) =>
        standing === 'failed'
          ? [`${targets[index]}: ${name}: expected ${inline(aws)}, got ${inline(got ?? why)}`]
          : [],
      ),
    ),
  );
  if (failures.length === 0) return;
  throw new Error(`Expected only known differences from AWS, got\n  ${failures.join('\n  ')}`);
}

function inline(text = 'nothing'): string {
  return text.replaceAll('\n', ', ');
}
