import type { Case, Expectation } from '../cases/case.ts';
import type { Results } from './results.ts';

/** What AWS does in a case; a recording decides where nothing else does. The first one counts. */
export function settle({ id, expected }: Case, facts: readonly Results[]): Expectation {
  if (expected.kind === 'known') return expected;
  for (const { target, date, results } of facts) {
    const answers = results.find((result) => result.id === id)?.observed;
    if (answers === undefined || 'error' in answers) continue;
    const title = `a recording of ${target.name} on ${date.slice(0, 10)}`;
    return { kind: 'known', answers, source: { kind: 'recorded', title } };
  }
  return expected;
}
