import type { Probe } from '../probe/probe.ts';
import type { ProbeTarget } from '../run/probe-targets.ts';
import { type ProbeAddresses, type ProbeOutcome, runProbe } from '../run/run-probe.ts';
import { brief, type ConformanceCell, type ConformanceRow } from './conformance.ts';

/** A column: a target and where it answers; without, a target that has no front door. */
export type ProbeColumn =
  | { readonly target: ProbeTarget; readonly addresses: ProbeAddresses }
  | { readonly without: string };

/** Sends the probes to every column, the columns side by side, each one's requests in turn. */
export async function runProbes(
  probes: readonly Probe[],
  columns: readonly ProbeColumn[],
  signal: AbortSignal,
): Promise<ConformanceRow[]> {
  const cells = await Promise.all(
    columns.map(async (column) => {
      const asked: ConformanceCell[] = [];
      for (const probe of probes) {
        signal.throwIfAborted();
        asked.push(await askColumn(probe, column));
      }
      return asked;
    }),
  );
  return probes.map(({ name }, row) => ({
    name,
    cells: cells.map((column) => column[row] ?? { standing: 'failed' }),
  }));
}

async function askColumn(probe: Probe, column: ProbeColumn): Promise<ConformanceCell> {
  if ('without' in column) return { standing: 'not applicable', why: column.without };
  const outcome = await runProbe(probe, column.target, column.addresses);
  const got = outcome.observed === undefined ? {} : { got: brief(outcome.observed) };
  if (outcome.expectation.kind !== 'known') {
    return { standing: outcome.expectation.kind, why: outcome.expectation.why, ...got };
  }
  const { answers, source } = outcome.expectation;
  return { ...stand(probe, column.target, outcome), aws: brief(answers), source, ...got };
}

function stand(
  probe: Probe,
  target: ProbeTarget,
  { verdict }: ProbeOutcome,
): Pick<ConformanceCell, 'standing' | 'why' | 'since' | 'link'> {
  if (verdict === 'as AWS') return { standing: 'as AWS' };
  if (verdict === 'unexpected pass') return { standing: 'failed', why: 'No longer differs' };
  const listed = target.knownDifferences.find(
    (knownDifference) => knownDifference.case === probe.name,
  );
  if (verdict !== 'known difference' || !listed) return { standing: 'failed' };
  const { why, since, link } = listed;
  return { standing: 'differs', why, since, ...(link ? { link } : {}) };
}
