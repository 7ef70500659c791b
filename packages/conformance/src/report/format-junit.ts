import { topicOf } from '../cases/cases.ts';
import { type CaseResult, isFailure, type Results } from '../results/results.ts';
import { formatObserved, meanings } from './standing.ts';

/** JUnit's XML: a suite for each target and door. What no run can fail is skipped. */
export function formatJunit(all: readonly Results[]): string {
  const suites = all.flatMap((results) => results.doors.map((door) => formatSuite(results, door)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="front-door-conformance">\n${suites.join('\n')}\n</testsuites>\n`;
}

function formatSuite({ target, date, results }: Results, door: string): string {
  const within = results.filter(({ id }) => id.startsWith(`${door}/`));
  const failures = within.filter(isFailure).length;
  const skipped = within.filter((result) => isSkipped(result)).length;
  const name = escapeXml(`${target.name} ${door}`);
  const cases = within.map((result) => formatCase(result, `${door}.${topicOf(result)}`));
  return `<testsuite name="${name}" timestamp="${date.slice(0, 19)}" tests="${within.length}" failures="${failures}" errors="0" skipped="${skipped}">\n${cases.join('\n')}\n</testsuite>`;
}

function formatCase(result: CaseResult, classname: string): string {
  const head = `<testcase name="${escapeXml(result.id)}" classname="${escapeXml(classname)}"`;
  if (isFailure(result)) {
    const { expected, observed, why, verdict } = result;
    const text = `AWS:\n${formatObserved(expected)}\n\nhere:\n${formatObserved(observed)}`;
    const message = escapeXml(why ?? meanings[verdict]);
    return `${head}><failure message="${message}">${escapeXml(text)}</failure></testcase>`;
  }
  if (!isSkipped(result)) return `${head}/>`;
  return `${head}><skipped message="${escapeXml(result.why ?? meanings[result.verdict])}"/></testcase>`;
}

function isSkipped({ verdict }: CaseResult): boolean {
  return verdict === 'known-difference' || verdict === 'not-settled' || verdict === 'not-asked';
}

function escapeXml(text: string): string {
  return (
    text
      // XML 1.0 has no character reference for these.
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
