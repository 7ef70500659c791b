import { type Case, type Door, doors } from '../cases/case.ts';
import { cases } from '../cases/cases.ts';
import type { CaseResult, Results, Target } from '../results/results.ts';

/** The results of one door: a row for each case, a cell for each target that has the door. */
export interface DoorTable {
  readonly door: Door;
  readonly targets: readonly Target[];
  readonly rows: readonly CaseRow[];
}

export interface CaseRow {
  readonly each: Case;
  /** In the order of the targets; undefined where a run left the case out. */
  readonly cells: readonly (CaseResult | undefined)[];
  /** The index of the only target that answers as AWS does, where others were judged too. */
  readonly only?: number;
}

export const doorTitles: Readonly<Record<Door, string>> = {
  http2: 'HTTP API, payload 2.0',
  http1: 'HTTP API, payload 1.0',
  rest: 'REST API',
  url: 'Function URL',
};

/** The results of several targets next to each other, door by door. */
export function toDoorTables(all: readonly Results[]): readonly DoorTable[] {
  return doors.flatMap((door) => {
    const having = all.filter((results) => results.doors.includes(door));
    if (having.length === 0) return [];
    const byId = having.map(({ results }) => new Map(results.map((each) => [each.id, each])));
    const rows = cases
      .filter((each) => each.door === door && byId.some((results) => results.has(each.id)))
      .map((each) =>
        toRow(
          each,
          byId.map((results) => results.get(each.id)),
        ),
      );
    return [{ door, targets: having.map(({ target }) => target), rows }];
  });
}

function toRow(each: Case, cells: readonly (CaseResult | undefined)[]): CaseRow {
  const judged = cells.filter((cell) => cell?.expected !== undefined);
  const alike = cells.flatMap((cell, index) => (cell?.verdict === 'as-aws' ? [index] : []));
  const [only] = alike;
  return judged.length > 1 && alike.length === 1 && only !== undefined
    ? { each, cells, only }
    : { each, cells };
}

export function titleOf({ name, version }: Target): string {
  return version === undefined ? name : `${name} ${version}`;
}
