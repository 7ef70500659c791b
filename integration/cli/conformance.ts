import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type Conformance, formatMarkdown, formatPage } from 'front-door-conformance';
import { runCommand } from '../command/run-command.ts';
import { collectConformance } from '../conformance/collect-conformance.ts';

// Runs the contract and all probes against every target and writes docs/reports/conformance.md. Fails
// and writes nothing if a target differs from AWS in a way that is not listed, or no longer differs.
// --check writes nothing and fails if the report is out of date.

const usage = 'pnpm conformance [--check] [--html FILE]';
const options = {
  check: { type: 'boolean', default: false },
  html: { type: 'string' },
} as const;

const REPORT = new URL('../../docs/reports/conformance.md', import.meta.url);

await runCommand({ usage, options }, async ({ check, html }, signal) => {
  // The handler runs in this process and logs each rejection.
  console.warn = () => {};
  await using cleanup = new AsyncDisposableStack();
  const conformance = await collectConformance(cleanup, signal);
  refuseFailures(conformance);
  if (html !== undefined) {
    await writeFile(html, formatPage(conformance));
    console.log(`Written: ${html}`);
  }
  if (check) {
    refuseOutdated(await readFile(REPORT, 'utf8'), formatMarkdown(conformance));
    console.log('Every target differs from AWS as listed, and in nothing else.');
    return;
  }
  await mkdir(new URL('.', REPORT), { recursive: true });
  await writeFile(REPORT, formatMarkdown(conformance));
  console.log('Written: docs/reports/conformance.md');
});

function refuseOutdated(written: string, current: string): void {
  const [before, now] = [written, current].map((report) =>
    report.replace(/ on \d{4}-\d\d-\d\d /, ' '),
  );
  if (before === now) return;
  throw new Error(
    'Expected docs/reports/conformance.md to contain the results of this run. Try: pnpm conformance',
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

function inline(value = 'nothing'): string {
  return value.replaceAll('\n', ', ');
}
