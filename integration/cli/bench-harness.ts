import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '@multiply/bench-kit';
import { type Emulator, type MeasuredStep, recordSteps } from 'cdk-emulator-harness';
import { type BenchedApp, benchedApp } from '../bench/benched-app.ts';
import { drawWaterfall, type WaterfallGroup } from '../bench/draw-waterfall.ts';
import { harnessSequence } from '../bench/harness-sequence.ts';
import { naiveSequence } from '../bench/naive-sequence.ts';
import { parseCount, runCommand } from '../command/run-command.ts';
import { defineEmulator } from '../targets/emulators.ts';

const line = {
  command: 'pnpm bench:harness',
  purpose:
    'Measures the time from nothing to the first good answer, with the plain commands and with the harness in turn, and draws a waterfall of the median rounds.',
  options: { rounds: { type: 'string', value: 'N', default: '3', help: 'rounds of each' } },
  example: 'pnpm bench:harness --rounds 1',
} as const;

const sequences = { naive: naiveSequence, harness: harnessSequence };
type SequenceName = keyof typeof sequences;
const waterfall = new URL('../../docs/reports/harness-waterfall.svg', import.meta.url);

await runCommand(line, async (values, signal) => {
  const roundCount = parseCount('--rounds', values.rounds);
  console.log(describeMachine());
  const benched = [
    { emulator: await defineEmulator('localstack'), app: benchedApp('rest'), goal: 0.4 },
    { emulator: await defineEmulator('ministack'), app: benchedApp('http'), goal: 0.5 },
  ];
  const drawn: WaterfallGroup[] = [];
  for (const { emulator, app, goal } of benched) {
    const rounds: Record<SequenceName, WaterfallGroup[]> = { naive: [], harness: [] };
    for (let round = 1; round <= roundCount; round += 1) {
      for (const name of ['naive', 'harness'] as const) {
        const measured = await measure(name, emulator, app, signal);
        console.log(`  round ${round}: ${measured.title} ${seconds(measured)} s`);
        rounds[name].push(measured);
      }
    }
    const [naive, harness] = [medianRound(rounds.naive), medianRound(rounds.harness)];
    const ratio = harness.totalMs / naive.totalMs;
    console.log(
      `${emulator.title}, ${app.app.context.api}: naive ${seconds(naive)} s, harness ` +
        `${seconds(harness)} s, ratio ${ratio.toFixed(2)} (goal ${goal})`,
    );
    drawn.push(naive, harness);
  }
  const title = 'From nothing to the first good answer: median rounds of pnpm bench:harness';
  await writeFile(waterfall, drawWaterfall(title, drawn));
  console.log(`Drawn: ${fileURLToPath(waterfall)}`);
});

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

function seconds({ totalMs }: WaterfallGroup): string {
  return (totalMs / 1000).toFixed(1);
}
