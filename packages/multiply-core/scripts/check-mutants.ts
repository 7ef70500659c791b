// Holds the mutants that survived against equivalent-mutants.json: each needs a reason there, and no
// reason may be left for a mutant that is killed.
import { readFileSync } from 'node:fs';

interface Equivalent {
  readonly file: string;
  readonly line: string;
  readonly mutator: string;
  readonly replacement: string;
  readonly reason: string;
}

interface Report {
  readonly files: Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: { readonly line: number } };
}

const report: Report = readJson('../reports/mutation.json');
const equivalents: Equivalent[] = readJson('../equivalent-mutants.json');

const counts = new Map<string, number>();
const survivors: string[] = [];
for (const [file, { source, mutants }] of Object.entries(report.files)) {
  const lines = source.split('\n');
  for (const { status, mutatorName, replacement, location } of mutants) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const line = lines[location.start.line - 1]?.trim() ?? '';
    survivors.push(identify({ file, line, mutator: mutatorName, replacement: replacement.trim() }));
  }
}
const listed = equivalents.map(identify);
const unlisted = survivors.filter((survivor) => !listed.includes(survivor));
const killed = listed.filter((equivalent) => !survivors.includes(equivalent));

console.log([...counts].map(([status, count]) => `${status} ${count}`).join(', '));
for (const mutant of unlisted) console.error(`Survived, and has no reason: ${mutant}`);
for (const mutant of killed) console.error(`Has a reason, but was killed: ${mutant}`);
if (unlisted.length > 0 || killed.length > 0) process.exit(1);
console.log(
  `Every mutant that survived (${survivors.length}) is listed as equivalent, with the reason`,
);

function identify({ file, line, mutator, replacement }: Omit<Equivalent, 'reason'>): string {
  return `${file}: ${line} (${mutator}: ${replacement})`;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
