import { Buffer } from 'node:buffer';
import type { CaseRequest } from '../cases/case.ts';
import type { Source } from '../cases/sources.ts';
import { INSTRUCTION } from '../facts/requests.ts';
import type { CaseResult, Verdict } from '../results/results.ts';
import type { CaseRow, DoorTable } from './door-tables.ts';
import { formatObserved, meanings } from './standing.ts';

const MAX_BODY = 200;

/** What the page's dialogs show. Sources are listed once, because hundreds of cases share them. */
export interface PageData {
  readonly meanings: Readonly<Record<Verdict, string>>;
  readonly sources: readonly Source[];
  readonly cases: Readonly<Record<string, PageCase>>;
}

interface PageCase {
  readonly question: string;
  readonly sent: string;
  /** What AWS does, or what was searched for it. */
  readonly aws: string;
  /** The index of its source. */
  readonly source?: number;
  /** In the order of the columns; without `came` where it is what AWS does. */
  readonly cells: readonly (PageCell | null)[];
}

interface PageCell {
  readonly came?: string;
  readonly why?: string;
  readonly since?: string;
  readonly link?: string;
}

export function toPageData(tables: readonly DoorTable[]): PageData {
  const sources: Source[] = [];
  const cases = tables.flatMap(({ rows }) =>
    rows.map((row) => [row.each.id, toPageCase(row, sources)] as const),
  );
  return { meanings, sources, cases: Object.fromEntries(cases) };
}

function toPageCase({ each, cells }: CaseRow, sources: Source[]): PageCase {
  // A recording can have settled what the suite leaves open.
  const settled = cells.find((cell) => cell?.expected !== undefined);
  const { expected } = each;
  const known = expected.kind === 'known' ? expected : undefined;
  const aws = settled?.expected ?? known?.answers;
  const source = settled?.source ?? known?.source;
  return {
    question: each.question,
    sent: formatRequest(each.request),
    aws:
      aws !== undefined || expected.kind === 'known'
        ? formatObserved(aws)
        : `Not settled. Searched: ${expected.searched}.`,
    ...(source === undefined ? {} : { source: indexOf(source, sources) }),
    cells: cells.map((cell) => (cell === undefined ? null : toPageCell(cell))),
  };
}

function toPageCell({ verdict, observed, why, since, link }: CaseResult): PageCell {
  return {
    ...(verdict === 'as-aws' || observed === undefined ? {} : { came: formatObserved(observed) }),
    // What was searched is in the case.
    ...(why === undefined || verdict === 'not-settled' ? {} : { why }),
    ...(since === undefined ? {} : { since }),
    ...(link === undefined ? {} : { link }),
  };
}

function indexOf(source: Source, sources: Source[]): number {
  const index = sources.findIndex(({ title, url }) => title === source.title && url === source.url);
  return index >= 0 ? index : sources.push(source) - 1;
}

/** A header line; an instruction to the fixture's function is shown decoded. */
function formatLine([name, value]: CaseRequest['headers'][number]): string {
  if (name !== INSTRUCTION) return `${name}: ${value}`;
  return `${name}: base64url of ${Buffer.from(value, 'base64url')}`;
}

function formatRequest({ method, path, headers, body }: CaseRequest): string {
  const head = [`${method} ${path}`, ...headers.map(formatLine)];
  if (body === undefined) return head.join('\n');
  const text = typeof body === 'string' ? body : `base64 ${Buffer.from(body).toString('base64')}`;
  const shown = text.length > MAX_BODY ? `${text.slice(0, MAX_BODY)}… (${text.length})` : text;
  return [...head, '', shown].join('\n');
}
