import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installApp } from '../apps/install-app.ts';
import { appName } from '../apps/real-app.ts';
import { realApps } from '../apps/real-apps.ts';
import { formatReport, formatRow, readNote, readReport, rowKey } from '../apps/real-apps-report.ts';
import { describeCause, tryApp } from '../apps/try-app.ts';
import { parseChoice, runCommand } from '../command/run-command.ts';
import { defineEmulator, freeEmulators, listEmulatorImages } from '../targets/emulators.ts';

const options = {
  app: {
    type: 'string',
    value: 'NAME',
    multiple: true,
    help: 'only this app, and keeps the rows of the others; can be repeated',
    otherwise: 'all',
  },
  emulator: {
    type: 'string',
    value: 'localstack|ministack',
    help: 'only this emulator, and keeps the rows of the other',
    otherwise: 'both',
  },
  note: {
    type: 'string',
    value: 'TEXT',
    help: 'what readers of the report must know of this machine',
    otherwise: 'that of the last report',
  },
} as const;

const line = {
  command: 'pnpm apps',
  purpose:
    'Fetches public CDK apps, deploys each to each emulator with the harness, checks that it works, and writes docs/reports/real-apps.md.',
  options,
  example: 'pnpm apps --emulator ministack',
};

const REPORT = new URL('../../docs/reports/real-apps.md', import.meta.url);
const names = realApps.map(appName);

await runCommand(line, async (values, signal) => {
  const wanted = (values.app ?? []).map((name) => parseChoice('--app', name, names));
  const apps = realApps.filter((app) => wanted.length === 0 || wanted.includes(appName(app)));
  const all = await Promise.all(freeEmulators.map((name) => defineEmulator(name)));
  const chosen = values.emulator && parseChoice('--emulator', values.emulator, freeEmulators);
  const emulators = all.filter(({ title }) => !chosen || title.toLowerCase() === chosen);
  const titles = all.map(({ title }) => title);
  const versions = [`Node ${process.versions.node}`, ...(await listEmulatorImages())];

  const last = await readFile(REPORT, 'utf8').catch(() => '');
  const rows = readReport(last, realApps, titles);
  const note = values.note ?? readNote(last);
  for (const app of apps) {
    const workFolder = await mkdtemp(join(tmpdir(), 'real-app-'));
    try {
      const installed = await installApp(app, workFolder, signal).catch((error: Error) => {
        signal.throwIfAborted();
        return error;
      });
      for (const emulator of emulators) {
        const trial =
          installed instanceof Error
            ? ({ outcome: 'fails', seconds: 0, cause: describeCause(installed) } as const)
            : await tryApp(app, emulator, installed, signal);
        const { outcome, seconds, cause } = trial;
        console.log(
          `${appName(app)}, ${emulator.title}: ${outcome}, ${seconds.toFixed(0)} s. ${cause}`,
        );
        rows.set(rowKey(app, emulator.title), formatRow(app, emulator.title, trial));
        // After each trial, so that Ctrl-C does not lose what was measured.
        await writeFile(REPORT, formatReport(rows, realApps, titles, versions, note));
      }
    } finally {
      await rm(workFolder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
});
