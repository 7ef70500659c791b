import { readFile, writeFile } from 'node:fs/promises';
import { deployFixture, requireLoopback } from '../deploy/deploy-fixture.ts';
import { formatHtml } from '../report/format-html.ts';
import { formatJunit } from '../report/format-junit.ts';
import { formatMarkdown } from '../report/format-markdown.ts';
import { formatTerminal } from '../report/format-terminal.ts';
import { type KnownDifference, listDifferences } from '../results/known-differences.ts';
import { parseKnownDifferences, parseResults } from '../results/parse-file.ts';
import { isFailure, type Results, type Target } from '../results/results.ts';
import { replay, runSuite } from '../run/run-suite.ts';
import { suiteVersion } from '../suite-version.ts';
import {
  type Asking,
  type CommandValues,
  parseCommand,
  UsageError,
  usage,
} from './parse-command.ts';
import { showProgress } from './show-progress.ts';

/** Runs the command line and returns its exit code. */
export async function runCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    const { values, asking } = parseCommand(args);
    if (values.help || values.version) {
      console.log(values.help ? usage : suiteVersion);
      return 0;
    }
    const lists = await readAll(values.known, parseKnownDifferences);
    const known = lists.flatMap(({ differences }) => differences);
    const all = await ask(values, asking, { known, signal });
    await writeReports(values, all, known);
    console.log(formatTerminal(all));
    return all.some(({ results }) => results.some(isFailure)) ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) console.error(`\n${usage}`);
    return 2;
  }
}

async function ask(
  values: CommandValues,
  asking: Asking,
  { known, signal }: { readonly known: readonly KnownDifference[]; readonly signal: AbortSignal },
): Promise<readonly Results[]> {
  const judging = {
    known,
    facts: await readAll(values.facts, parseResults),
    only: (id: string) => id.startsWith(values.only),
    signal,
  };
  if (asking.kind === 'replay') {
    const recordings = await readAll(asking.files, parseResults);
    return await Promise.all(recordings.map((recording) => replay(recording, judging)));
  }
  using progress = showProgress(process.stderr);
  const options = { ...judging, target: readTarget(values), onResult: progress.onResult };
  if (asking.kind === 'addresses') return [await runSuite(asking.addresses, options)];
  requireLoopback(asking.endpoint);
  progress.say(`Deploying the fixture to ${asking.endpoint}: ${asking.doors.join(', ')}`);
  await using fixture = await deployFixture(asking.endpoint, { doors: asking.doors, signal });
  return [await runSuite(fixture.addresses, options)];
}

async function writeReports(
  values: CommandValues,
  all: readonly Results[],
  known: readonly KnownDifference[],
): Promise<void> {
  const [first] = all;
  if (first === undefined) return;
  const whole = all.length === 1 ? first : all;
  const reports: readonly (readonly [file: string | undefined, text: () => string])[] = [
    [values.json, () => formatJson(whole)],
    [values.junit, () => formatJunit(all)],
    [values.markdown, () => formatMarkdown(all)],
    [values.html, () => formatHtml(all)],
    [values['write-known'], () => formatJson(listDifferences(first, known))],
  ];
  for (const [file, text] of reports) if (file !== undefined) await writeFile(file, text());
}

function formatJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function readTarget({ name, note, 'target-version': version }: CommandValues): Target {
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(note === undefined ? {} : { note }),
  };
}

async function readAll<T>(
  files: readonly string[],
  parse: (text: string, file: string) => T,
): Promise<T[]> {
  return await Promise.all(files.map(async (file) => parse(await readFile(file, 'utf8'), file)));
}
