import { isDeepStrictEqual } from 'node:util';
import {
  brief,
  type ConformanceCell,
  type ConformanceRow,
  type KnownDifference,
} from 'front-door-conformance';
import { cases } from '../contract/cases.ts';
import type { Answer, ContractCase } from '../contract/contract-case.ts';
import { knownDifferences } from '../contract/known-differences.ts';
import type { Target } from '../targets/target.ts';

/** A column: targets that must all have the same result, such as the handler with each kind of event. */
export interface ContractColumn {
  readonly name: string;
  readonly targets: readonly Target[];
}

/** Runs the contract against all columns concurrently; each column's requests are sequential. */
export async function runContract(
  columns: readonly ContractColumn[],
  signal: AbortSignal,
): Promise<ConformanceRow[]> {
  const cells = await Promise.all(columns.map((column) => runColumn(column, signal)));
  return cases.map(({ name }, row) => ({
    name,
    cells: cells.map((column) => column[row] ?? { standing: 'failed' }),
  }));
}

async function runColumn(
  { name, targets }: ContractColumn,
  signal: AbortSignal,
): Promise<ConformanceCell[]> {
  const cells: ConformanceCell[] = [];
  for (const contractCase of cases) {
    signal.throwIfAborted();
    const known = knownDifferences[name]?.find((listed) => listed.case === contractCase.name);
    const answers: Answer[] = [];
    for (const target of targets) answers.push(await target.send(contractCase.request));
    cells.push(judge(contractCase, answers, known));
  }
  return cells;
}

function judge(
  { expected }: ContractCase,
  answers: readonly Answer[],
  known: KnownDifference<Answer> | undefined,
): ConformanceCell {
  const aws = brief(expected);
  const odd = answers.find((answer) => !isDeepStrictEqual({ ...answer }, expected));
  // The answer is the contract itself, which is in README.md.
  if (odd === undefined && known === undefined) return { standing: 'as AWS' };
  if (odd === undefined) return { standing: 'failed', aws, why: 'No longer differs' };
  const got = brief(odd);
  if (known === undefined || !isDeepStrictEqual({ ...odd }, known.answers)) {
    return { standing: 'failed', aws, got };
  }
  const { why, since } = known;
  return { standing: 'differs', aws, got, why, since };
}
