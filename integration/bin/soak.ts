import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { removeEmptyFolders } from '../harness/temporary-folder.ts';
import { formatReliability, formatRow, readReliability } from '../soak/format-reliability.ts';
import { findFaults, runSoak } from '../soak/run-soak.ts';
import { emulatorTargets } from '../targets/emulator-targets.ts';
import { readEmulatorService } from '../targets/workspace.ts';
import { runEntry } from './run-entry.ts';

// pnpm soak [--requests N] [--target NAME]...
// Sends 10,000 requests, or N, through each emulator target, 16 at once, and writes docs/reports/reliability.md;
// with targets picked by name, the lines of the others stay.

const FILE = new URL('../../docs/reports/reliability.md', import.meta.url);
// The other emulator target needs a token.
const targets = emulatorTargets.filter(({ emulator }) => emulator !== 'localstack-pro');
const names = targets.map(({ name }) => name);

await runEntry(async (signal) => {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '10000' },
      target: { type: 'string', multiple: true, default: [] },
    },
  });
  const requests = Number(values.requests);
  if (!Number.isInteger(requests) || requests < 1) {
    throw new Error(`Expected --requests to be a whole number from 1, got ${values.requests}`);
  }
  const unknown = values.target.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`Expected --target to be one of ${names.join(', ')}, got ${unknown}`);
  }
  const wanted = targets.filter(
    ({ name }) => values.target.length === 0 || values.target.includes(name),
  );
  const emulators = await Promise.all(
    (['localstack', 'ministack'] as const).map(readEmulatorService),
  );
  const versions = [`Node ${process.versions.node}`, ...emulators.map(({ image }) => image)];

  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(removeEmptyFolders);
  const rows = readReliability(await readFile(FILE, 'utf8').catch(() => ''), names);
  const faults: string[] = [];
  for (const target of wanted) {
    const write = (line: string) => console.log(line);
    const report = await runSoak(target, { requests, signal, write });
    faults.push(...findFaults(report));
    const row = formatRow(report, new Date().toISOString().slice(0, 10));
    write(row);
    rows.set(target.name, row);
    // After each target: what was measured should not go with a Ctrl-C.
    await mkdir(new URL('.', FILE), { recursive: true });
    await writeFile(FILE, formatReliability(rows, names, versions));
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log('No wrong answer, no 5xx, no growth in containers.');
});
