import { measureLoad } from './load.ts';
import { startMeasured } from './measured-server.ts';

// The gateway as a user starts it, its log line for each request included.
const GATEWAY = ['../src/main.ts', 'multiply-handler.ts'];
const BARE = ['bare-server.ts'];

const STARTS = 9;
const ROUNDS = 9;
const ROUND_MS = 1500;

const LIMITS = { ratio: 0.7, firstAnswerMs: 150, residentMegabytes: 80 };

const firstAnswersMs: number[] = [];
for (let i = 0; i < STARTS; i += 1) {
  await using server = await startMeasured(GATEWAY);
  firstAnswersMs.push(server.firstAnswerMs);
}

await using gateway = await startMeasured(GATEWAY);
await using bare = await startMeasured(BARE);
// Both warm before the first round that counts.
await measureLoad(gateway.port, ROUND_MS);
await measureLoad(bare.port, ROUND_MS);
const ratios: number[] = [];
const perSecond: number[] = [];
const residentMegabytes: number[] = [];
for (let i = 0; i < ROUNDS; i += 1) {
  const ofGateway = await measureLoad(gateway.port, ROUND_MS);
  residentMegabytes.push(await gateway.residentMegabytes());
  perSecond.push(ofGateway);
  ratios.push(ofGateway / (await measureLoad(bare.port, ROUND_MS)));
}

console.log(`${ROUNDS} rounds of ${ROUND_MS} ms each way, in turn; median (smallest to largest)`);
report('requests a second', perSecond, 0);
report('ratio to a bare node:http server', ratios, 2);
report('first answer after process start, ms', firstAnswersMs, 0);
report('resident memory under load, MB', residentMegabytes, 1);

const missed = [
  median(ratios) < LIMITS.ratio && `ratio ${LIMITS.ratio}`,
  median(firstAnswersMs) > LIMITS.firstAnswerMs && `first answer ${LIMITS.firstAnswerMs} ms`,
  Math.max(...residentMegabytes) > LIMITS.residentMegabytes && `${LIMITS.residentMegabytes} MB`,
].filter(Boolean);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}

function report(name: string, values: readonly number[], digits: number): void {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(
    (value) => value.toFixed(digits),
  );
  console.log(`${name}: ${middle} (${low} to ${high})`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
