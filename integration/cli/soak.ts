import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseChoice, parseCount, runCommand } from '../command/run-command.ts';
import { formatReliability, formatRow, readReliability } from '../soak/format-reliability.ts';
import { findFaults, runSoak } from '../soak/run-soak.ts';
import { freeEmulatorTargets } from '../targets/emulator-targets.ts';
import { listEmulatorImages } from '../targets/emulators.ts';

const REPORT = new URL('../../docs/reports/reliability.md', import.meta.url);
const names = freeEmulatorTargets.map(({ name }) => name);

const options = {
  requests: { type: 'string', value: 'N', default: '10000', help: 'requests for each target' },
  target: {
    type: 'string',
    value: 'NAME',
    multiple: true,
    help: 'only this target, and keeps the rows of the others; can be repeated',
    otherwise: 'all that need no token',
  },
} as const;

const line = {
  command: 'pnpm soak',
  purpose:
    'Sends many requests, 16 at once, through each emulator target, and writes docs/reports/reliability.md.',
  options,
  example: 'pnpm soak --requests 500 --target ministack-http',
};

await runCommand(line, async (values, signal) => {
  const requests = parseCount('--requests', values.requests);
  const wanted = (values.target ?? []).map((name) => parseChoice('--target', name, names));
  const targets = freeEmulatorTargets.filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  );
  const versions = [`Node ${process.versions.node}`, ...(await listEmulatorImages())];

  const rows = readReliability(await readFile(REPORT, 'utf8').catch(() => ''), names);
  const faults: string[] = [];
  for (const target of targets) {
    const report = await runSoak(target, { requests, signal, write: console.log });
    faults.push(...findFaults(report));
    const row = formatRow(report, new Date().toISOString().slice(0, 10));
    console.log(row);
    rows.set(target.name, row);
    // After each target, so that Ctrl-C does not lose what was measured.
    await mkdir(new URL('.', REPORT), { recursive: true });
    await writeFile(REPORT, formatReliability(rows, names, versions));
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log('No wrong answer, no 5xx, no growth in containers.');
});
