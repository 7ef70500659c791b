import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeMachine, median } from '@multiply/bench-kit';
import { type Emulator, launchApp, type MeasuredStep, recordSteps } from 'cdk-emulator-harness';
import { type BenchedApp, ownApp } from '../bench/benched-app.ts';
import { drawWaterfall, type WaterfallGroup } from '../bench/draw-waterfall.ts';
import { checkedSequence, harnessSequence } from '../bench/harness-sequence.ts';
import { measureRedeployments, type RedeploymentTimes } from '../bench/measure-redeployments.ts';
import { naiveSequence } from '../bench/naive-sequence.ts';
import { installPublicApp, type PublicApp } from '../bench/public-app.ts';
import { parseCount, runCommand } from '../command/run-command.ts';
import { defineEmulator } from '../targets/emulators.ts';

const line = {
  command: 'pnpm bench:harness',
  purpose:
    'Measures the time from nothing to the first good answer, with the plain commands and with the harness in turn, and draws a waterfall of the median rounds.',
  options: {
    rounds: { type: 'string', value: 'N', default: '3', help: 'rounds of each' },
    public: {
      type: 'boolean',
      default: false,
      help: "a public app instead of this project's, then changes to it; draws nothing",
    },
  },
  example: 'pnpm bench:harness --rounds 1',
} as const;

const sequences = {
  naive: naiveSequence,
  harness: harnessSequence,
  'harness with typeCheck': checkedSequence,
};
type SequenceName = keyof typeof sequences;
const waterfall = new URL('../../docs/reports/harness-waterfall.svg', import.meta.url);

await runCommand(line, async (values, signal) => {
  const roundCount = parseCount('--rounds', values.rounds);
  console.log(describeMachine());
  const localstack = await defineEmulator('localstack');
  const ministack = await defineEmulator('ministack');
  if (values.public) {
    await using app = await installPublicApp(signal);
    for (const emulator of [localstack, ministack]) {
      const names = ['naive', 'harness', 'harness with typeCheck'] as const;
      await compare(emulator, app, names, 0.35, roundCount, signal);
      await redeploy(emulator, app, roundCount, signal);
    }
    return;
  }
  const names = ['naive', 'harness'] as const;
  const drawn = [
    ...(await compare(localstack, ownApp('rest'), names, 0.4, roundCount, signal)),
    ...(await compare(ministack, ownApp('http'), names, 0.5, roundCount, signal)),
  ];
  const title = 'From nothing to the first good answer: median rounds of pnpm bench:harness';
  await writeFile(waterfall, drawWaterfall(title, drawn));
  console.log(`Drawn: ${fileURLToPath(waterfall)}`);
});

/** Runs the sequences in turn, compares each with the first, and returns their median rounds. */
async function compare(
  emulator: Emulator,
  app: BenchedApp,
  names: readonly SequenceName[],
  goal: number,
  roundCount: number,
  signal: AbortSignal,
): Promise<readonly WaterfallGroup[]> {
  const rounds = names.map((name) => ({ name, groups: [] as WaterfallGroup[] }));
  for (let round = 1; round <= roundCount; round += 1) {
    for (const { name, groups } of rounds) {
      const measured = await measure(name, emulator, app, signal);
      console.log(`  round ${round}: ${measured.title} ${seconds(measured.totalMs)}`);
      groups.push(measured);
    }
  }
  const [base, ...others] = rounds.map(({ groups }) => medianRound(groups));
  if (base === undefined) throw new Error('Expected a sequence, got none');
  for (const other of others) {
    console.log(
      `${other.title}, ${app.title}: ${seconds(other.totalMs)}, naive ${seconds(base.totalMs)}, ` +
        `ratio ${(other.totalMs / base.totalMs).toFixed(2)} (goal ${goal})`,
    );
  }
  return [base, ...others];
}

/** Changes the app on a running emulator. */
async function redeploy(
  emulator: Emulator,
  app: PublicApp,
  roundCount: number,
  signal: AbortSignal,
): Promise<void> {
  await using launched = await launchApp(emulator, app.app, { signal });
  const times: RedeploymentTimes[] = [];
  for (let round = 1; round <= roundCount; round += 1) {
    times.push(await measureRedeployments(launched, app, signal));
  }
  const show = (name: keyof RedeploymentTimes) => seconds(median(times.map((each) => each[name])));
  console.log(
    `${emulator.title}, beyond the synthesis: unchanged ${show('unchanged')}, a changed function ` +
      `answers after ${show('changed')}; with updateFunctionCode after ${show('replaced')}`,
  );
}

async function measure(
  name: SequenceName,
  emulator: Emulator,
  app: BenchedApp,
  signal: AbortSignal,
): Promise<WaterfallGroup> {
  const measured: MeasuredStep[] = [];
  const start = performance.now();
  await using _running = await sequences[name](emulator, app, signal, recordSteps(measured));
  const totalMs = performance.now() - start;
  const steps = measured.map((step) => ({
    ...step,
    startMs: step.startMs - start,
    endMs: step.endMs - start,
  }));
  const title = `${emulator.title}, ${name}`;
  return { title, totalMs, steps: steps.sort((a, b) => a.startMs - b.startMs) };
}

function medianRound(rounds: readonly WaterfallGroup[]): WaterfallGroup {
  const sorted = rounds.toSorted((a, b) => a.totalMs - b.totalMs);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle) return middle;
  throw new Error('Expected at least one round, got none');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
