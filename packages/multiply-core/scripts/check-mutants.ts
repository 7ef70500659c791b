// node check-mutants.ts <report>...
//
// Fails unless a test killed every mutant, or the source excuses it with a reason: a comment
// `// Stryker disable next-line <mutators>: <reason>`. A time-out is not a kill.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface Report {
  readonly files: Record<string, { readonly mutants: readonly Mutant[] }>;
}

interface Mutant {
  readonly status: string;
  readonly statusReason?: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length === 0) throw new Error('Expected the paths of mutation reports');

for (const path of positionals) {
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  const mutants = Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ file, ...mutant })),
  );
  if (mutants.length === 0) throw new Error(`Expected mutants in ${path}`);
  const counts = Object.entries(Object.groupBy(mutants, ({ status }) => status));
  console.log(`${path}: ${counts.map(([status, all]) => `${status} ${all?.length}`).join(', ')}`);
  for (const mutant of mutants.filter((mutant) => !isExcusedOrKilled(mutant))) {
    const { file, status, mutatorName, replacement, location } = mutant;
    const place = `${file}:${location.start.line}:${location.start.column}`;
    console.error(`${status}: ${place} ${mutatorName} → ${replacement}`);
    process.exitCode = 1;
  }
}

function isExcusedOrKilled({ status, statusReason = '' }: Mutant): boolean {
  switch (status) {
    case 'Killed':
      return true;
    case 'Ignored':
      // Stryker's own reasons: a comment without one, and a mutator excluded in the configuration.
      return !/^$|^Ignored (using a comment|because of)/.test(statusReason);
    case 'Timeout':
      // Not the clock: the mutant ran a hundred times as often as the original.
      return statusReason.startsWith('Hit limit reached');
    case 'RuntimeError':
      // A module that throws while it is loaded fails every test.
      return true;
    default:
      return false;
  }
}
