import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runEntry } from '../bin/run-entry.ts';
import { localstack, ministack } from '../harness/emulator.ts';
import { readMeasuredSteps } from '../harness/measure-step.ts';
import { readEmulatorService } from '../targets/workspace.ts';
import { benchedApp } from './benched-app.ts';
import { drawWaterfall, type WaterfallGroup } from './draw-waterfall.ts';
import { harnessSequence } from './harness-sequence.ts';
import { naiveSequence } from './naive-sequence.ts';

// pnpm bench:harness [--rounds N]
// From nothing to the first green answer: the naive sequence and the harness in turns, their medians,
// and a waterfall of the median rounds in docs/reports/harness-waterfall.svg.

const sequences = { naive: naiveSequence, harness: harnessSequence };
type SequenceName = keyof typeof sequences;
const waterfall = new URL('../../docs/reports/harness-waterfall.svg', import.meta.url);

await runEntry(async (signal) => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
  const { model } = cpus()[0] ?? { model: 'unknown' };
  console.log(`Node ${process.version}, ${availableParallelism()} processors (${model})`);
  const benched = [
    {
      emulator: localstack((await readEmulatorService('localstack')).image),
      app: benchedApp('rest'),
      goal: 0.4,
    },
    {
      emulator: ministack((await readEmulatorService('ministack')).image),
      app: benchedApp('http'),
      goal: 0.5,
    },
  ];
  const drawn: WaterfallGroup[] = [];
  for (const { emulator, app, goal } of benched) {
    const rounds: Record<SequenceName, WaterfallGroup[]> = { naive: [], harness: [] };
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      for (const name of ['naive', 'harness'] as const) {
        const measured = await measure(`${emulator.title}, ${name}`, () =>
          sequences[name](emulator, app, signal),
        );
        console.log(`  round ${round}: ${measured.title} ${seconds(measured)} s`);
        rounds[name].push(measured);
      }
    }
    const [naive, harness] = [median(rounds.naive), median(rounds.harness)];
    const ratio = harness.totalMs / naive.totalMs;
    console.log(
      `${emulator.title}, ${app.app.context.api}: naive ${seconds(naive)} s, harness ` +
        `${seconds(harness)} s, ratio ${ratio.toFixed(2)} (goal ${goal})`,
    );
    drawn.push(naive, harness);
  }
  const title = 'From nothing to the first green answer: median rounds of pnpm bench:harness';
  await writeFile(waterfall, drawWaterfall(title, drawn));
  console.log(`Drawn: ${fileURLToPath(waterfall)}`);
});

async function measure(
  title: string,
  run: () => Promise<AsyncDisposable>,
): Promise<WaterfallGroup> {
  performance.clearMeasures();
  const start = performance.now();
  await using _running = await run();
  const totalMs = performance.now() - start;
  const steps = readMeasuredSteps().map(({ lane, name, startMs, endMs }) => ({
    ...{ lane, name },
    startMs: startMs - start,
    endMs: endMs - start,
  }));
  return { title, totalMs, steps: steps.sort((a, b) => a.startMs - b.startMs) };
}

function median(groups: readonly WaterfallGroup[]): WaterfallGroup {
  const sorted = [...groups].sort((a, b) => a.totalMs - b.totalMs);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle) return middle;
  throw new Error('Expected at least one round, got none');
}

function seconds({ totalMs }: WaterfallGroup): string {
  return (totalMs / 1000).toFixed(1);
}
