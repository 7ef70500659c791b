import { isDeepStrictEqual } from 'node:util';
import { cases } from '../../contract/cases.ts';
import type { Answer, ContractCase } from '../../contract/contract-case.ts';
import { type Divergence, divergences } from '../../contract/divergences.ts';
import type { Target } from '../../targets/target.ts';
import { brief, type ConformanceCell, type ConformanceRow } from './conformance.ts';

/** A column: several targets that must all stand alike, as the handler with each kind of event. */
export interface ContractColumn {
  readonly name: string;
  readonly targets: readonly Target[];
}

/** Runs the contract against every column, the columns side by side, each one's requests in turn. */
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
    const divergence = divergences[name]?.find((listed) => listed.case === contractCase.name);
    const answers: Answer[] = [];
    for (const target of targets) answers.push(await target.send(contractCase.request));
    cells.push(judge(contractCase, answers, divergence));
  }
  return cells;
}

function judge(
  { expected }: ContractCase,
  answers: readonly Answer[],
  divergence: Divergence | undefined,
): ConformanceCell {
  const aws = brief(expected);
  const odd = answers.find((answer) => !isDeepStrictEqual({ ...answer }, expected));
  // What it answered is the contract itself, which stands in README.md.
  if (odd === undefined && divergence === undefined) return { standing: 'as AWS' };
  if (odd === undefined) return { standing: 'failed', aws, why: 'No longer differs' };
  const got = brief(odd);
  if (divergence === undefined || !isDeepStrictEqual({ ...odd }, divergence.answers)) {
    return { standing: 'failed', aws, got };
  }
  const { why, since } = divergence;
  return { standing: 'differs', aws, got, why, since };
}
