import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  formatHtml,
  formatMarkdown,
  formatTerminal,
  isFailure,
  type Results,
} from 'front-door-conformance';
import { runCommand } from '../command/run-command.ts';
import { runTargets } from '../conformance/run-targets.ts';

// Fails and writes no report if a target differs from AWS in a way that its list does not have, or no
// longer differs.

const options = {
  check: {
    type: 'boolean',
    default: false,
    help: 'writes nothing, fails if the report is out of date',
  },
  html: {
    type: 'string',
    value: 'FILE',
    help: 'also writes a page with the sources',
    otherwise: 'none',
  },
  json: {
    type: 'string',
    value: 'FOLDER',
    help: "also writes each target's results as JSON",
    otherwise: 'none',
  },
} as const;

const REPORT = new URL('../../docs/reports/conformance.md', import.meta.url);

const line = {
  command: 'pnpm conformance',
  purpose: 'Compares every target that runs here with AWS, and writes docs/reports/conformance.md.',
  options,
  example: 'pnpm conformance --check',
};

await runCommand(line, async ({ check, html, json }, signal) => {
  const all = await runTargets(signal);
  if (json !== undefined) await writeRecordings(json, all);
  if (html !== undefined) await writeFile(html, formatHtml(all));
  if (all.some(({ results }) => results.some(isFailure))) {
    throw new Error(`Expected only known differences from AWS, got\n\n${formatTerminal(all)}`);
  }
  if (check) {
    refuseOutdated(await readFile(REPORT, 'utf8'), formatMarkdown(all));
    console.log('Every target differs from AWS as listed, and in nothing else.');
    return;
  }
  await writeFile(REPORT, formatMarkdown(all));
  console.log('Written: docs/reports/conformance.md');
});

async function writeRecordings(folder: string, all: readonly Results[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const results of all) {
    const file = join(folder, `${results.target.name.toLowerCase()}.json`);
    await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
  }
}

function refuseOutdated(written: string, current: string): void {
  const [before, now] = [written, current].map((report) =>
    report.replaceAll(/, \d{4}-\d\d-\d\d/g, ''),
  );
  if (before === now) return;
  throw new Error(
    'Expected docs/reports/conformance.md to contain the results of this run. Try: pnpm conformance',
  );
}
